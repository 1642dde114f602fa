"""What must hold in a base after a kill, whatever was going on: every query names rows that should not be there."""
import sqlite3

# A customer's last change in the history is what the record says, and each change begins where the one before ended.
HISTORY = """
SELECT a.id, a.phone, h.new FROM account a JOIN history h ON h.kind = 'account' AND h.record_id = a.id AND h.field = 'phone'
 WHERE h.id = (SELECT MAX(l.id) FROM history l WHERE l.kind = 'account' AND l.record_id = a.id AND l.field = 'phone')
   AND COALESCE(h.new, '') <> COALESCE(a.phone, '')"""
HISTORY_LEVEL = """
SELECT a.id, a.level, h.new FROM account a JOIN history h ON h.kind = 'account' AND h.record_id = a.id AND h.field = 'level'
 WHERE h.id = (SELECT MAX(l.id) FROM history l WHERE l.kind = 'account' AND l.record_id = a.id AND l.field = 'level')
   AND h.new <> a.level"""
HISTORY_CHAIN = """
SELECT id, record_id, field, previous, old FROM (
       SELECT id, record_id, field, old, LAG(new) OVER w AS previous, ROW_NUMBER() OVER w AS nth
         FROM history WHERE kind = 'account' AND field IN ('phone', 'level') WINDOW w AS (PARTITION BY record_id, field ORDER BY id)) c
 WHERE nth > 1 AND COALESCE(previous, '') <> COALESCE(old, '')"""
VERSION = """
SELECT a.id, a.version, COUNT(h.id) FROM account a LEFT JOIN history h ON h.kind = 'account' AND h.record_id = a.id AND h.act = 'changed'
 WHERE a.import_id IS NULL GROUP BY a.id, a.version HAVING a.version <> 1 + COUNT(h.id)"""
CREATED = """
SELECT a.id FROM account a WHERE a.import_id IS NULL AND
       (SELECT COUNT(*) FROM history h WHERE h.kind = 'account' AND h.record_id = a.id AND h.act = 'created') <> 1"""
SEARCH = "SELECT a.id FROM account a WHERE NOT EXISTS (SELECT 1 FROM search_token t WHERE t.kind = 'account' AND t.id = a.id)"
FACT = "SELECT a.id FROM account a WHERE NOT EXISTS (SELECT 1 FROM account_fact f WHERE f.account_id = a.id)"
# A decision, the level and the wheel stand or fall together.
LEVEL = """
SELECT a.id, a.level, d.outcome FROM account a JOIN decision d ON d.account_id = a.id AND d.state = 'decided'
 WHERE d.id = (SELECT h.record_id FROM history h WHERE h.kind = 'decision' AND h.account_id = a.id AND h.act = 'decided'
                ORDER BY h.id DESC LIMIT 1)
   AND a.level <> CASE d.outcome WHEN 'confirmed' THEN 'key' WHEN 'development' THEN 'development' WHEN 'light' THEN 'light'
                  ELSE 'ordinary' END"""
OPEN_ROUND = """
SELECT a.id, a.level FROM account a WHERE (SELECT COUNT(*) FROM round r WHERE r.account_id = a.id AND r.closed_day IS NULL)
       <> CASE a.level WHEN 'ordinary' THEN 0 ELSE 1 END"""
ROUND_ROWS = """
SELECT r.id, r.closed_day FROM round r WHERE (r.closed_day IS NULL) <> (r.snapshot IS NULL) OR
       (SELECT COUNT(*) FROM history h WHERE h.kind = 'round' AND h.record_id = r.id AND h.act = 'round_opened') <> 1 OR
       (SELECT COUNT(*) FROM history h WHERE h.kind = 'round' AND h.record_id = r.id AND h.act = 'round_closed')
       <> CASE WHEN r.closed_day IS NULL THEN 0 ELSE 1 END"""
RATING = """
SELECT r.id FROM rating r WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.kind = 'rating' AND h.record_id = r.id)
       OR NOT EXISTS (SELECT 1 FROM score s WHERE s.account_id = r.account_id)"""
RATING_GONE = "SELECT h.id FROM history h WHERE h.kind = 'rating' AND NOT EXISTS (SELECT 1 FROM rating r WHERE r.id = h.record_id)"
# What a run says that it wrote is what is there, at every chunk.
RUN_LINES = """
SELECT i.id, i.state, i.rows_created, (SELECT COUNT(*) FROM sale s WHERE s.import_id = i.id) FROM import_run i
 WHERE i.kind = 'sales' AND i.state IN ('running', 'totals', 'done')
   AND i.rows_created <> (SELECT COUNT(*) FROM sale s WHERE s.import_id = i.id)"""
RUN_ACCOUNTS = """
SELECT i.id, i.state, i.accounts_created, (SELECT COUNT(*) FROM account a WHERE a.import_id = i.id) FROM import_run i
 WHERE i.kind = 'sales' AND i.state IN ('running', 'totals', 'done')
   AND i.accounts_created <> (SELECT COUNT(*) FROM account a WHERE a.import_id = i.id)"""
RUN_COUNTS = """
SELECT id, rows_read FROM import_run WHERE rows_read <> rows_created + rows_updated + rows_unchanged + rows_rejected"""
SALE_REFERS = """
SELECT s.id FROM sale s WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = s.account_id)
    OR NOT EXISTS (SELECT 1 FROM product p WHERE p.id = s.product_id)"""
# Sums are those of the lines, but of customers that an import has yet to sum up.
LINES = """(SELECT s.account_id, s.day / 100 AS month, CAST(SUM(s.amount) AS BIGINT) AS revenue, COUNT(*) AS lines FROM sale s
            GROUP BY s.account_id, s.day / 100)"""
PENDING = "(SELECT account_id FROM import_touched)"
SUM_MONTH = f"""
SELECT l.account_id, l.month, l.revenue, m.revenue FROM {LINES} l
  LEFT JOIN account_month m ON m.account_id = l.account_id AND m.month = l.month
 WHERE l.account_id NOT IN {PENDING} AND (m.account_id IS NULL OR m.revenue <> l.revenue OR m.line_count <> l.lines)"""
SUM_MONTH_GONE = f"""
SELECT m.account_id, m.month FROM account_month m WHERE m.account_id NOT IN {PENDING} AND NOT EXISTS (SELECT 1 FROM sale s
 WHERE s.account_id = m.account_id AND s.day / 100 = m.month)"""
SUM_FACT = f"""
SELECT f.account_id, f.revenue, COALESCE(l.revenue, 0) FROM account_fact f LEFT JOIN
       (SELECT account_id, CAST(SUM(amount) AS BIGINT) AS revenue, COUNT(*) AS lines FROM sale GROUP BY account_id) l
       ON l.account_id = f.account_id
 WHERE f.account_id NOT IN {PENDING} AND (f.revenue <> COALESCE(l.revenue, 0) OR f.line_count <> COALESCE(l.lines, 0))"""

MUST_BE_EMPTY = {
    "history ends where the record is (phone)": HISTORY,
    "history ends where the record is (level)": HISTORY_LEVEL,
    "history is a chain": HISTORY_CHAIN,
    "version counts the changes": VERSION,
    "a customer is created once": CREATED,
    "a customer is found by search": SEARCH,
    "a customer has a row of facts": FACT,
    "level follows the decision": LEVEL,
    "a wheel has one open round": OPEN_ROUND,
    "a round, its snapshot and its history agree": ROUND_ROWS,
    "a rating has history and score": RATING,
    "history of a rating has the rating": RATING_GONE,
    "an import counts its lines": RUN_LINES,
    "an import counts its customers": RUN_ACCOUNTS,
    "an import's counts add up": RUN_COUNTS,
    "a line has its customer and product": SALE_REFERS,
    "months are the sums of the lines": SUM_MONTH,
    "months without lines are gone": SUM_MONTH_GONE,
    "facts are the sums of the lines": SUM_FACT,
}


class Reader:
    """Rows of a base as tuples of texts, None for NULL, beside the program."""

    def __init__(self, base):
        self.base = base
        self.file = None if base.postgres else sqlite3.connect(base.where, timeout=30)

    def rows(self, sql):
        if self.file:
            return [tuple(None if v is None else str(v) for v in row) for row in self.file.execute(sql)]
        text = self.base.postgres.sql(f"\\pset null '\\x01'\n{sql};", self.base.name)
        return [tuple(None if v == "\\x01" else v for v in line.split("\t")) for line in text.splitlines()]

    def column(self, sql):
        return {row[0] for row in self.rows(sql)}

    def close(self):
        if self.file:
            self.file.close()


def structure(reader):
    """Whether the database itself is whole."""
    if reader.file:
        found = [row[0] for row in reader.rows("PRAGMA integrity_check")]
        faults = [] if found == ["ok"] else [f"integrity_check: {line}" for line in found[:5]]
        return faults + [f"foreign_key_check: {row}" for row in reader.rows("PRAGMA foreign_key_check")[:5]]
    reader.base.postgres.sql("CREATE EXTENSION IF NOT EXISTS amcheck", reader.base.name)
    # Ends with an error, which is raised, when a row lacks in an index.
    reader.rows("""SELECT COUNT(bt_index_check(i.indexrelid, true)) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                   JOIN pg_am m ON m.oid = c.relam AND m.amname = 'btree' JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname = 'public'""")
    return []


def invariants(reader):
    faults = []
    for name, sql in MUST_BE_EMPTY.items():
        found = reader.rows(sql.strip() + " LIMIT 3")
        faults += [f"{name}: {row}" for row in found]
    return faults


def kept(reader):
    """The marks of all writes that are in the base."""
    marks = reader.column("SELECT new FROM history WHERE kind = 'account' AND field = 'phone'")
    marks |= reader.column("SELECT number FROM account WHERE import_id IS NULL")
    marks |= reader.column("SELECT evidence FROM rating WHERE evidence IS NOT NULL")
    marks |= reader.column("SELECT rationale FROM decision WHERE state = 'decided'")
    return marks


def promises(reader, ledger):
    """Everything acknowledged is there, and nothing that was refused."""
    there, faults = kept(reader), []
    plain = {m for m in ledger.told if m.split("-")[0] in ("edit", "new", "rate", "decide")}
    faults += [f"acknowledged, but gone: {mark}" for mark in sorted(plain - there)[:5]]
    faults += [f"refused, but there: {mark}" for mark in sorted(ledger.refused & there)[:5]]
    values = reader.column("SELECT new FROM history WHERE kind = 'clv' AND field = 'cost_to_serve'")
    for mark in ledger.told | ledger.refused:
        if mark.startswith("value") and (mark.rsplit("@", 1)[1] + "00" in values) != (mark in ledger.told):
            faults.append(f"{'acknowledged, but gone' if mark in ledger.told else 'refused, but there'}: {mark}")
    for login, languages in ledger.language.items():
        now = (reader.column(f"SELECT COALESCE(lang, '') FROM app_user WHERE login = '{login}'") or {None}).pop()
        if now not in languages:
            faults.append(f"language of {login} is {now!r}, not one of {sorted(languages)}")
    closed = dict(reader.rows("SELECT account_id, COUNT(*) FROM history WHERE act = 'round_closed' GROUP BY account_id"))
    for account in {m.split("@")[1] for m in ledger.told if m.startswith("round")}:
        told = sum(m.startswith("round") and m.endswith("@" + account) for m in ledger.told)
        if int(closed.get(account, 0)) < told:
            faults.append(f"customer {account}: {told} closed rounds acknowledged, {closed.get(account, 0)} there")
    return faults
