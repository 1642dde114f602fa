"""Files of sales as other programs write them, made from a seed, with what they say by a computation of its own: no part of the program
is asked. Dates, decimal marks, signs, currencies, titles above and sums below the table, encodings and the order of columns vary."""
import csv
import datetime
import gzip
import io
import os
import random
import zoneinfo
from decimal import ROUND_HALF_UP, Decimal

OSLO = zoneinfo.ZoneInfo("Europe/Oslo")
MONTHS = {"nb": "januar februar mars april mai juni juli august september oktober november desember".split(),
          "en": "January February March April May June July August September October November December".split()}
HEADERS = {"nb": {"doc": "Fakturanr", "date": "Fakturadato", "customer": "Kundenr", "name": "Kundenavn", "product": "Varenr",
                  "quantity": "Antall", "price": "Pris eks. mva", "discount": "Rabatt %", "amount": "Beløp", "currency": "Valuta",
                  "unused": ["Merknad", "Deres referanse", "MVA"]},
           "en": {"doc": "Invoice No.", "date": "Invoice Date", "customer": "Customer ID", "name": "Company", "product": "Item No",
                  "quantity": "Qty", "price": "Unit Price ex. VAT", "discount": "Discount (%)", "amount": "Net Amount",
                  "currency": "Currency Code", "unused": ["Notes", "Your reference", "VAT"]}}
DATES = ("iso", "dot", "short", "slash", "american", "dash", "serial", "words", "mixed", "instant", "eight")
CENT = Decimal("0.01")


def cents(amount):
    return amount.quantize(CENT, ROUND_HALF_UP)


class File:
    """One file: `write` puts it into a folder; `lines` are (document, day, customer, amount, currency), `rejected` how many rows are
    none, `sums` how many rows are sums."""

    def __init__(self, seed, number):
        self.r = random.Random(f"{seed}/{number}")
        self.number, self.lines, self.rejected, self.sums = number, [], 0, 0
        r = self.r
        self.lang = r.choice(("nb", "en"))
        self.comma = r.random() < 0.6
        self.group = r.choice(("", " ", "\u00a0", "." if self.comma else ",", "'"))
        self.dates = DATES[number % len(DATES)]
        self.money = r.choice(("plain", "kr before", "kr behind", "code", "dash"))
        self.minus = r.choice(("-", "\u2212", "()", "behind"))
        self.encoding = r.choice(("utf-8", "utf-8-sig", "cp1252", "utf-16"))
        if self.encoding == "cp1252" and self.minus == "\u2212":
            self.minus = "-"
        self.separator = r.choice(";,\t|")
        self.computed = r.random() < 0.4
        self.currencies = r.random() < 0.3
        self.columns = self.choose_columns()

    def choose_columns(self):
        h, r = HEADERS[self.lang], self.r
        keys = ["doc", "date", "customer", "product"] + (["quantity", "price", "discount"] if self.computed else ["amount"])
        keys += [k for k in ("name",) if r.random() < 0.5] + (["currency"] if self.currencies else [])
        columns = [(k, h[k]) for k in keys] + [(None, u) for u in r.sample(h["unused"], r.randrange(3))]
        r.shuffle(columns)
        return columns

    def decimal(self, value, places=2):
        whole, _, rest = f"{abs(value):.{places}f}".partition(".")
        parts = []
        while len(whole) > 3:
            whole, last = whole[:-3], whole[-3:]
            parts.insert(0, last)
        text = self.group.join([whole] + parts)
        return text + ("," if self.comma else ".") + rest if places else text

    def amount(self, value, currency):
        text = self.decimal(value)
        if self.money == "dash" and value == value.to_integral_value() and self.comma:
            text = self.decimal(value, 0) + ",-"
        if value < 0:
            text = {"()": f"({text})", "behind": text + "-"}.get(self.minus, self.minus + text)
            if self.minus == "behind" and text.endswith("--"):
                text = "-" + text[:-1]
        if currency != "NOK":
            return text
        return {"kr before": "kr " + text, "kr behind": text + " kr", "code": "NOK " + text}.get(self.money, text)

    def day(self, day, way=None):
        way, r = way or self.dates, self.r
        d, m, y = day.day, day.month, day.year
        if way == "mixed":
            return self.day(day, r.choice(("iso", "dot", "short", "words", "serial")))
        if way == "instant":  # the evening before in Greenwich is the day here
            at = datetime.datetime(y, m, d, r.choice((0, 12, 23)), 30, tzinfo=OSLO).astimezone(datetime.timezone.utc)
            return at.strftime("%Y-%m-%dT%H:%M:%SZ")
        if way == "words":
            month = MONTHS[self.lang][m - 1]
            return f"{d}. {month} {y}" if self.lang == "nb" else f"{month} {d}, {y}"
        return {"iso": f"{y}-{m:02}-{d:02}", "dot": f"{d:02}.{m:02}.{y}", "short": f"{d}.{m}.{y % 100:02}",
                "slash": f"{d:02}/{m:02}/{y}", "american": f"{m}/{d}/{y}", "dash": f"{d:02}-{m:02}-{y}",
                "serial": str((day - datetime.date(1899, 12, 30)).days), "eight": f"{y}{m:02}{d:02}"}[way]

    def line(self, i):
        """The cells of a line, and what it says."""
        r = self.r
        doc, customer = f"{'C' if i % 7 == 3 else ''}{self.number * 1000 + i}", str(1000 + r.randrange(5))
        # The first day is no month: the order of days and months is to be seen.
        day = datetime.date(r.randrange(2019, 2026), r.randrange(1, 13), 13 + r.randrange(16) if i == 0 else r.randrange(1, 29))
        currency = r.choice(("NOK", "EUR", "SEK")) if self.currencies else "NOK"
        sign = -1 if doc[0] == "C" else 1
        cells = {"doc": doc, "date": self.day(day), "customer": customer, "name": "Bø & Sønn " + customer, "product": f"V{r.randrange(4)}",
                 "currency": currency}
        if self.computed:
            quantity, price = Decimal(r.randrange(1, 3000)), Decimal(r.randrange(1, 900000)) / 10000
            percent = Decimal(r.choice((0, 0, 1, 5, 12, 40))) / r.choice((1, 2))
            cells |= {"quantity": ("-" if sign < 0 else "") + self.decimal(quantity, 0), "price": self.decimal(price, 4),
                      "discount": self.decimal(percent, 1) if percent else ""}
            amount = cents(sign * quantity * price * (100 - percent) / 100)
        else:
            amount = sign * (Decimal(r.randrange(1, 90000000)) / 100 if i % 3 or self.money != "dash" else Decimal(r.randrange(1, 9000)))
            cells["amount"] = self.amount(amount, currency)
        self.lines.append((doc, day.isoformat(), customer, amount, currency))
        return cells

    def broken(self, i):
        """A row that is no line: its day or its number cannot be read."""
        cells = self.line(i)
        self.lines.pop()
        self.rejected += 1
        cells["date" if i % 2 else ("quantity" if self.computed else "amount")] = "ukjent"
        return cells

    def sum_row(self):
        """The row below the table: its word, and numbers only in columns of numbers."""
        word = self.r.choice(("Sum", "Totalt", "TOTAL:", "Sum totalt"))
        cells = ["" for _ in self.columns]
        places = [at for at, (key, _) in enumerate(self.columns) if key in ("amount", "quantity")]
        total = sum((amount for *_, amount, _ in self.lines), Decimal(0))
        cells[places[0]] = self.decimal(abs(total))
        words = [at for at in range(places[0]) if self.columns[at][0] != "currency"]
        if words:
            cells[words[0]] = word
        self.sums += 1
        return cells

    def rows(self):
        r = self.r
        rows = [[header for _, header in self.columns]]
        for i in range(r.randrange(6, 25)):
            cells = self.broken(i) if i and r.random() < 0.08 else self.line(i)
            row = [cells.get(key, "") if key else r.choice(("", "", "x")) for key, _ in self.columns]
            if r.random() < 0.3 and row[-1] == "":
                row.pop()  # a last empty cell is left off
            rows.append(row)
        if r.random() < 0.5:
            rows += [self.sum_row() for _ in range(r.choice((1, 1, 2)))]
        return rows

    def write(self, folder):
        r, out = self.r, io.StringIO()
        for line in r.choice(([], [], ["Salgsrapport 2024"], ["Salgsrapport, alle kunder", "Utskrevet 01.02.2025 kl. 10:15", ""])):
            out.write(line + (self.separator * (len(self.columns) - 1) if r.random() < 0.5 and "," not in line else "") + "\r\n")
        writer = csv.writer(out, delimiter=self.separator, lineterminator=r.choice(("\n", "\r\n")))
        writer.writerows(self.rows())
        path = os.path.join(folder, f"sales-{self.number}.csv")
        data = out.getvalue().encode(self.encoding)
        if r.random() < 0.2:
            path, data = path + ".gz", gzip.compress(data)
        with open(path, "wb") as f:
            f.write(data)
        return path


def exported(text):
    """The lines of our own export as a File has them."""
    rows = csv.DictReader(io.StringIO(text))
    return sorted((row["invoice"], row["date"], row["customer_number"], Decimal(row["amount"]), row["currency"] or "NOK") for row in rows)


def read_as_made(program, base, files, report, name):
    """Import each file and compare: how many lines, how many rejected, how many sums left out; then every line, and the revenue."""
    import json
    wrong = []
    for file in files:
        path = file.write(program.directory)
        code, out, err = program.run(["import", "sales", path, "--create-missing", "--source", f"s{file.number}", "--json"], base.where)
        if code not in (0, 14):
            wrong.append(f"{path}: {err.decode()} {file.dates} {file.separator!r} {file.encoding} {file.columns}")
            continue
        told = json.loads(out)
        said = (told["read"], told["created"], told["rejected"], told["total_rows"])
        want = (len(file.lines) + file.rejected, len(file.lines), file.rejected, file.sums)
        if said != want:
            wrong.append(f"{path}: {said}, expected {want}: {file.dates} {file.separator!r} {file.columns}")
    report(f"{name}: {len(files)} files are counted as made", not wrong, "\n".join(wrong[:5]))
    lines = sorted(line for file in files for line in file.lines)
    found = exported(program.must(["export", "sales", "-"], base.where))
    other = [f"only in the file {line}" for line in sorted(set(lines) - set(found))] + \
        [f"only in the base {line}" for line in sorted(set(found) - set(lines))]
    report(f"{name}: their {len(lines)} lines are as made", lines == found, "\n".join(other[:10]))
    revenue = sum(amount for *_, amount, currency in lines if currency == "NOK")
    listed = json.loads(program.must(["account", "list", "--json"], base.where))
    report.same(f"{name}: and so is their sum", sum(Decimal(str(a["revenue"])) for a in listed), revenue)
