"""Bases for measuring: customers with names, facts, search tokens and sales lines, made by SQL in seconds. The content is
without meaning; sizes, indexes and the spread of values are what counts."""
import sqlite3

FIRST = ("Nordlys Fjell Havn Bjerke Solberg Vestre Granli Sund Elvebakken Myra Storvik Haug Lunde Tind Kyst Breivik Skog Dal "
         "Nes Furu Holm Berg Strand Vik Moen").split()
SECOND = ("Marine Industri Mekaniske Bygg Trelast Elektro Transport Energi Verft Plast Papir Kjemi Stål Offshore Logistikk Næring "
          "Service Automasjon Hydro Maskin").split()
INDUSTRIES = "marine industry building energy transport trade food health".split()
START = 1_000_000  # ids of made rows begin here


def fill(path, customers, lines, kam):
    """`path` is a base made by the program; `kam` the person who gets a handful of the customers."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -200000")
    db.execute("BEGIN")
    name = "w1.v || ' ' || w2.v || ' ' || printf('%07d', n.i)"
    db.execute("CREATE TEMP TABLE w1 AS SELECT value AS v, key AS k FROM json_each(?)", (as_json(FIRST),))
    db.execute("CREATE TEMP TABLE w2 AS SELECT value AS v, key AS k FROM json_each(?)", (as_json(SECOND),))
    db.execute("CREATE TEMP TABLE w3 AS SELECT value AS v, key AS k FROM json_each(?)", (as_json(INDUSTRIES),))
    db.execute("CREATE TEMP TABLE n (i INTEGER PRIMARY KEY)")
    db.execute("WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < ?) INSERT INTO n SELECT i FROM s", (customers,))
    db.execute(f"""INSERT INTO account (id, number, name, sort_key, orgnr, industry, city, country, level, restricted, kam_id, created,
        updated, version) SELECT {START} + n.i, CAST(10000 + n.i AS TEXT), {name}, lower({name}), NULL, w3.v, 'Oslo', 'NO',
        CASE WHEN n.i % 5000 = 7 THEN 'key' ELSE 'ordinary' END, 0, CASE WHEN n.i % (1 + ? / 40) = 3 THEN ? END, 1764000000,
        1764000000, 1 FROM n JOIN w1 ON w1.k = n.i * 7919 % {len(FIRST)} JOIN w2 ON w2.k = n.i * 104729 % {len(SECOND)}
        JOIN w3 ON w3.k = n.i % {len(INDUSTRIES)}""", (customers, kam))
    db.execute(f"""INSERT INTO account_fact (account_id, revenue, revenue_12m, revenue_prev, change_12m, contribution_12m, line_count,
        first_day, last_day) SELECT {START} + i, i * 7907 % 90000000, i * 7907 % 30000000, i * 6563 % 30000000, i * 31 % 400 - 200,
        i * 3001 % 9000000, 12, 20240105, 20261031 FROM n""")
    # The word that a name begins with has its customer's group: a wheel, the 250 largest, those up to the 1,000th and the 5,000th, or the rest.
    db.execute(f"""CREATE TEMP TABLE place AS SELECT a.id AS id, CASE WHEN a.level <> 'ordinary' THEN 0 WHEN rank() OVER w <= 250 THEN 1
        WHEN rank() OVER w <= 1000 THEN 2 WHEN rank() OVER w <= 5000 THEN 3 ELSE 4 END AS tier FROM account a JOIN account_fact f ON f.account_id = a.id
        WHERE a.id > {START} WINDOW w AS (ORDER BY f.revenue_12m DESC)""")
    db.execute(f"""INSERT INTO search_token (fold, kind, id, tier) SELECT lower(substr(a.name, 1, instr(a.name, ' ') - 1)), 'account', a.id,
        p.tier FROM account a JOIN place p ON p.id = a.id UNION SELECT printf('%07d', p.id - {START}), 'account', p.id,
        CASE WHEN p.tier < 4 THEN 5 ELSE 6 END FROM place p""")
    if lines:
        fill_sales(db, customers, lines)
    # What an import leaves behind it: which months the facts are of.
    db.executemany("INSERT INTO setting (name, value) VALUES (?, ?)",
                   [("facts_month", "2026-10"), ("facts_day", "2026-10-31"), ("facts_revenue", "1000000.00")])
    db.execute("COMMIT")
    db.close()


def fill_sales(db, customers, lines):
    db.execute(f"""WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 500) INSERT INTO product (id, number, name,
        sort_key, created, version) SELECT {START} + i, 'P' || i, 'Product ' || i, 'product ' || i, 1764000000, 1 FROM s""")
    # A few customers buy most of it: the square of an even spread.
    db.execute(f"""WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < ?)
        INSERT INTO sale (id, source, doc, product_code, n, account_id, product_id, day, quantity, unit_price, amount, contribution,
        import_id) SELECT {START} + i, 'bench', 'I' || (i / 8), 'P' || (i % 500 + 1), 1,
        {START} + 1 + (i * 7919 % ?) * (i * 7919 % ?) / ?, {START} + i % 500 + 1,
        20240000 + i % 3 * 10000 + (i / 3 % 12 + 1) * 100 + i % 28 + 1, 1000000, 100000000, i % 9000, i % 2500, 1 FROM s""",
               (lines, customers, customers, customers))
    db.execute("""INSERT INTO account_month (account_id, month, revenue, contribution, line_count) SELECT account_id, day / 100,
        SUM(amount), SUM(contribution), COUNT(*) FROM sale GROUP BY account_id, day / 100""")
    db.execute("""INSERT INTO account_product (account_id, product_id, revenue, quantity, line_count, last_day) SELECT account_id,
        product_id, SUM(amount), SUM(quantity), COUNT(*), MAX(day) FROM sale GROUP BY account_id, product_id""")


def as_json(words):
    return "[" + ",".join(f'"{word}"' for word in words) + "]"
