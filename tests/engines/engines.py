# SPDX-License-Identifier: BSL-1.0
"""Counts made inside real databases against the rows themselves: `engines.py ENGINE IKM [NPM]`, ENGINE being sqlite,
postgresql, fdw (two clusters of PostgreSQL behind a third), mariadb, duckdb, clickhouse, or spark.

The same odd table is loaded into a database that this program starts and ends, counted there by what `ikm sql` prints, and
read with `--count n`; the tally must be that of the table read row by row, byte for byte. Nothing is skipped in silence: a
database that is not installed is a failure. NPM is the folder in which `npm ci` put the packages of tests/engines/npm: DuckDB
and ClickHouse as libraries, and the grammar of Spark. No Spark is run: its statement is only parsed, and so it is said.
"""
import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUESTIONS = [f"U{q}" for q in range(1, 10)]
COLUMNS = ["unit", "tanggal", *QUESTIONS]
UNITS = ["Loket A", "loket a", "LOKET A", "Lokét A", "Loket A ", " Loket A", "Loket, \"A\"", "Loket 'A'", "Loket\nA", "Loket\\A",
         "Loket \U0001F642", "", None, "Straße", "STRASSE", "0"]
ASKED = [[], ["--by", "unit"], ["--by", "unit", "--by", "tanggal:bulan"], ["--by", "unit,tanggal:triwulan"], ["--by", "tanggal"]]
DATES = ["2024-01-05 10:11:12", "2024-01-05 22:00:00", "2024-01-05T07:00", "2024-01-05", "2024-02-29 09:00", "5/1/2024",
         "5 Januari 2024"]  # none is missing: a form's row without its time stamp is a question
ANSWERS = [["4"] * 9, ["3"] * 9, ["1", "2", "3", "4", "1", "2", "3", "4", "1"], ["4"] * 8 + [None], ["4"] * 8 + [""],
           ["4"] * 8 + ["0"], ["4"] * 8 + ["7"], ["4"] * 8 + ["4.0"], ["4"] * 8 + ["3.5"], ["4"] * 8 + ["baik sekali"],
           [None] * 9, [""] * 9]


def odd_rows():
    """Every unit with every answer, dates in turn, some of them several times; and rows with nothing in them."""
    rows = []
    for u, unit in enumerate(UNITS):
        for a, answers in enumerate(ANSWERS):
            for _ in range(1 + (u + a) % 3):
                rows.append([unit, DATES[(u + a) % len(DATES)], *answers])
    return rows + [[None] * len(COLUMNS)] * 3 + [[""] * len(COLUMNS)] * 2


def csv_text(header, rows):
    """Text as a database exports it: quoted where it must be, nothing for NULL."""
    to = io.StringIO()
    writer = csv.writer(to, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if cell is None else cell for cell in row])
    return to.getvalue()


def quoted(cell):
    """A text of SQL; the backslash is one in MySQL's texts."""
    return "NULL" if cell is None else "'" + cell.replace("'", "''") + "'"


class Engine:
    """A database in a folder of its own, with one table `respon`."""

    asked = ASKED

    def __init__(self, folder, npm):
        self.folder = folder
        self.npm = npm

    def table_of(self, rows):
        """What is loaded, and what is counted: the columns and the rows."""
        return COLUMNS, rows

    def load(self, rows):
        raise NotImplementedError

    def csv_of(self, statement):
        raise NotImplementedError

    def check_page(self, ikm):
        pass

    def end(self):
        pass


class Sqlite(Engine):
    dialect = "sqlite"

    def load(self, rows):
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE TABLE respon (unit TEXT COLLATE NOCASE, tanggal TEXT, "
                              + ", ".join(f"{name} TEXT" for name in QUESTIONS) + ")")
        self.database.executemany("INSERT INTO respon VALUES (" + ", ".join("?" * len(COLUMNS)) + ")", rows)

    def csv_of(self, statement):
        found = self.database.execute(statement)
        return csv_text([column[0] for column in found.description], found.fetchall())


def as_user(name, words):
    """A database server does not run as root."""
    return words if os.getuid() != 0 else ["runuser", "-u", name, "--", *words]


class Cluster:
    """A cluster of PostgreSQL in a folder of its own, heard on a socket in it."""

    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]

    def __init__(self, folder):
        if not self.programs:
            sys.exit("postgresql is not installed (apt-get install postgresql)")
        self.bin = self.programs[0]
        self.folder = folder
        self.data = folder / "data"
        folder.mkdir(exist_ok=True)
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        subprocess.run(as_user("postgres", [str(self.bin / "initdb"), "-D", str(self.data), "-U", "postgres", "-E", "UTF8",
                                            "--locale=C.UTF-8", "-A", "trust", "--no-sync"]), check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run(as_user("postgres", [str(self.bin / "pg_ctl"), "-D", str(self.data), "-w", "-o",
                                            f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off",
                                            "-l", str(self.folder / "log"), "start"]), check=True, stdout=subprocess.DEVNULL)

    def run(self, sql, form="--csv"):
        made = subprocess.run(["psql", "-h", str(self.folder), "-U", "postgres", "-X", "-q", form, "-v",
                               "ON_ERROR_STOP=1", "-f", "-"], input=sql.encode(), stdout=subprocess.PIPE, check=True)
        return made.stdout.decode()

    def load(self, name, rows):
        # A collation by which case and accents are not a difference: what a database may be told to do.
        self.run("CREATE COLLATION alike (provider = icu, locale = 'und-u-ks-level1', deterministic = false);"
                 f"CREATE TABLE {name} (unit text COLLATE alike, tanggal text, "
                 + ", ".join(f'"{question}" text' for question in QUESTIONS) + ");"
                 f"INSERT INTO {name} VALUES " + ",\n".join("(" + ", ".join(map(quoted, row)) + ")" for row in rows) + ";")

    def end(self):
        subprocess.run(as_user("postgres", [str(self.bin / "pg_ctl"), "-D", str(self.data), "-m", "immediate", "stop"]),
                       check=False, stdout=subprocess.DEVNULL)


def block_of(page, heading):
    """The first commands below a heading of the documentation."""
    text = (Path(__file__).resolve().parents[2] / page).read_text(encoding="utf-8")
    return text.split(f"\n{heading}\n")[1].split("```sh\n")[1].split("```")[0]


class Postgresql(Engine):
    dialect = "postgresql"

    def check_page(self, ikm):
        """The two commands of docs/scale.md, as they stand. By hand: 50 of all threes and 50 of all fours are 87.50."""
        self.cluster.run("CREATE DATABASE skm;")
        rows = [[unit, *[answer] * 9] for unit, answer in (("Loket 1", "3"), ("Loket 2", "4")) for _ in range(50)]
        self.cluster.run("\\connect skm\nCREATE TABLE respon (unit text, "
                         + ", ".join(f'"{question}" smallint' for question in QUESTIONS) + "); INSERT INTO respon VALUES "
                         + ", ".join("(" + ", ".join(map(quoted, row)) + ")" for row in rows) + ";")
        commands = block_of("docs/scale.md", "## A table in a database")
        env = {**os.environ, "PATH": f"{Path(ikm).parent}:{os.environ['PATH']}", "PGHOST": str(self.cluster.folder),
               "PGUSER": "postgres", "COLUMNS": "100"}
        printed = subprocess.run(["sh", "-eu", "-c", commands], cwd=self.folder.parent, env=env, stdout=subprocess.PIPE,
                                 check=True).stdout.decode()
        if "**) IKM = *) × 25             87,50" not in printed or "Loket 2" not in printed:
            sys.exit(f"docs/scale.md: {commands}{printed}")
        print("postgresql: the two commands of docs/scale.md give 87.50")

    def load(self, rows):
        self.cluster = Cluster(self.folder)
        self.cluster.load("respon", rows)

    def csv_of(self, statement):
        return self.cluster.run(statement)

    def end(self):
        if hasattr(self, "cluster"):
            self.cluster.end()


class Fdw(Engine):
    """Two clusters, each with the table of its region, behind a third that holds none: each counts its own rows. What it
    offers is a view that compares texts by their bytes, since a foreign table cannot say how the other side compares."""

    dialect = "postgresql"
    regions = ["utara", "selatan"]
    # The region is among the columns, so that the counts of one region are those of one cluster.
    asked = [["--by", "wilayah", *options] for options in ASKED]

    def table_of(self, rows):
        return ["wilayah", *COLUMNS], [[self.regions[i % 2], *row] for i, row in enumerate(rows)]

    def load(self, rows):
        self.clusters = []
        names = ["unit", "tanggal", *(f'"{name}"' for name in QUESTIONS)]
        texts = ", ".join(f'{name} text COLLATE "C"' for name in names)
        for region in self.regions:
            self.clusters.append(Cluster(self.folder / region))
            self.clusters[-1].load("respon_asli", [row[1:] for row in rows if row[0] == region])
            self.clusters[-1].run(f"CREATE VIEW respon AS SELECT '{region}'::text COLLATE \"C\" AS wilayah, "
                                  + ", ".join(f'{name} COLLATE "C" AS {name}' for name in names) + " FROM respon_asli;")
        self.front = Cluster(self.folder / "depan")
        self.clusters.append(self.front)
        self.front.run("CREATE EXTENSION postgres_fdw; "
                       f'CREATE TABLE respon (wilayah text COLLATE "C", {texts}) PARTITION BY LIST (wilayah);'
                       # Rows are dear on their way between offices: with this few the plan would fetch them.
                       + "".join(f"CREATE SERVER {region} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host "
                                 f"'{self.folder / region}', dbname 'postgres', fdw_tuple_cost '10');"
                                 f"CREATE USER MAPPING FOR postgres SERVER {region} OPTIONS (user 'postgres');"
                                 f"CREATE FOREIGN TABLE respon_{region} PARTITION OF respon FOR VALUES IN ('{region}') "
                                 f"SERVER {region} OPTIONS (table_name 'respon');" for region in self.regions)
                       + "ALTER DATABASE postgres SET enable_partitionwise_aggregate = on; ANALYZE respon;")

    def csv_of(self, statement):
        plan = self.front.run("EXPLAIN (VERBOSE, COSTS OFF) " + statement, "--tuples-only")
        counts = plan.count("Relations: Aggregate on")
        if counts != len(self.regions) or "GroupAggregate" in plan or "HashAggregate" in plan:
            sys.exit(f"the counting was not handed to the clusters:\n{plan}")
        print(f"fdw: {counts} clusters count, as the plan says: "
              + next(line.strip() for line in plan.splitlines() if "Remote SQL" in line)[:100] + " …")
        return self.front.run(statement)

    def end(self):
        for cluster in getattr(self, "clusters", []):
            cluster.end()


class Mariadb(Engine):
    dialect = "mysql"

    def load(self, rows):
        server = shutil.which("mariadbd") or "/usr/sbin/mariadbd"
        if not Path(server).exists():
            sys.exit("mariadb is not installed (apt-get install mariadb-server)")
        data = self.folder / "data"
        if os.getuid() == 0:
            shutil.chown(self.folder, "mysql")
        subprocess.run(as_user("mysql", ["mariadb-install-db", "--no-defaults", f"--datadir={data}",
                                         "--auth-root-authentication-method=normal", "--skip-test-db"]), check=True,
                       stdout=subprocess.DEVNULL)
        self.socket = self.folder / "socket"
        self.server = subprocess.Popen(as_user("mysql", [server, "--no-defaults", f"--datadir={data}", "--skip-networking",
                                                         f"--socket={self.socket}", "--innodb-buffer-pool-size=16M"]),
                                       stdout=subprocess.DEVNULL, stderr=(self.folder / "log").open("w"))
        for _ in range(600):
            if self.socket.exists() and self.try_run("SELECT 1"):
                break
            time.sleep(0.1)
        # The usual collation merges case, accents and blanks at the end.
        self.run("CREATE DATABASE skm CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci; USE skm; "
                 "CREATE TABLE respon (unit varchar(100), tanggal varchar(30), "
                 + ", ".join(f"{name} varchar(20)" for name in QUESTIONS) + ");"
                 + "SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES'); INSERT INTO respon VALUES "
                 + ",\n".join("(" + ", ".join(map(quoted, row)) + ")" for row in rows) + ";")

    def client(self, more=()):
        return ["mariadb", "--no-defaults", f"--socket={self.socket}", "-u", "root", "--default-character-set=utf8mb4",
                *more]

    def try_run(self, sql):
        return subprocess.run([*self.client(), "-e", sql], capture_output=True, check=False).returncode == 0

    def run(self, sql, more=()):
        return subprocess.run(self.client(more), input=sql.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()

    def csv_of(self, statement):
        """The client writes tabs, and escapes line breaks, tabs and backslashes: a line per row, no NULL among them."""
        unescape = {"n": "\n", "t": "\t", "\\": "\\", "0": "\0"}

        def cell(text):
            made, i = "", 0
            while i < len(text):
                if text[i] == "\\" and i + 1 < len(text):
                    made += unescape[text[i + 1]]
                    i += 2
                else:
                    made += text[i]
                    i += 1
            return made

        lines = [[cell(text) for text in line.split("\t")]
                 for line in self.run(statement, ("--batch", "skm")).split("\n") if line]
        return csv_text(lines[0], lines[1:])

    def end(self):
        if hasattr(self, "server"):
            self.try_run("SHUTDOWN")
            try:
                self.server.wait(30)
            except subprocess.TimeoutExpired:
                self.server.terminate()


class Library(Engine):
    """A database that is a package of npm, asked by tests/engines/query.cjs."""

    def ask(self, request):
        made = subprocess.run(["node", str(Path(__file__).parent / "query.cjs"), str(self.npm), self.dialect,
                               str(self.folder)], input=json.dumps(request).encode(), stdout=subprocess.PIPE, check=True)
        return json.loads(made.stdout)

    def load(self, rows):
        self.rows = rows

    def csv_of(self, statement):
        # Each statement has a database of its own.
        answer = self.ask({"columns": COLUMNS, "rows": self.rows, "statement": statement})
        return csv_text(answer["columns"], answer["rows"])


class Duckdb(Library):
    dialect = "duckdb"


class Clickhouse(Library):
    dialect = "clickhouse"


ENGINES = {"sqlite": Sqlite, "postgresql": Postgresql, "fdw": Fdw, "mariadb": Mariadb, "duckdb": Duckdb,
           "clickhouse": Clickhouse}


def printed(ikm, dialect, options, more=()):
    return subprocess.run([ikm, "sql", "--table", "respon", "--dialect", dialect, *options, *more], stdout=subprocess.PIPE,
                          check=True).stdout.decode()


def check_grammar(ikm, npm, folder):
    """Spark is not run: its grammar alone says that the statements are well-formed, and finds out one that is not."""
    statements = [printed(ikm, "spark", options) for options in ASKED]
    statements.append(printed(ikm, "spark", ["--by", "a`b \\ c"], ["--where", "unit IS NOT NULL AND tanggal >= '2024-01-01'"]))
    found = Library(folder, npm)
    found.dialect = "spark"
    errors = found.ask({"statements": [*statements, statements[0].replace("GROUP BY", "GROUP")]})
    for statement, wrong in zip(statements, errors):
        if wrong:
            sys.exit(f"spark: {wrong[0]}\n{statement}")
    if not errors[-1]:
        sys.exit("spark: the grammar takes what is not a statement")
    print(f"spark: {len(statements)} statements are well-formed by Spark's grammar; none was run")
    return 0


def tally(ikm, path, options):
    made = subprocess.run([ikm, "tally", str(path), "--bad-rows", "skip", *options], capture_output=True, check=False)
    if made.returncode != 0:
        sys.exit(f"ikm tally {' '.join(options)}: {made.stderr.decode()}")
    return made.stdout


def main():
    name, ikm = sys.argv[1], sys.argv[2]
    npm = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if name in ("duckdb", "clickhouse", "spark") and not (npm and (npm / "node_modules").is_dir()):
        sys.exit(f"{name} is not installed (tests/engines/run installs it)")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="ikm-engine-") as work:
        folder = Path(work)
        (folder / "server").mkdir()
        folder.chmod(0o755)
        whole = folder / "whole.csv"
        if name == "spark":
            return check_grammar(ikm, npm, folder / "server")
        engine = ENGINES[name](folder / "server", npm)
        columns, rows = engine.table_of(odd_rows())
        try:
            engine.load(rows)
            for options in engine.asked:
                # What no breakdown asks for is not counted, so that it fills no row either.
                kept = [c for c, column in enumerate(columns) if column in QUESTIONS or column in " ".join(options)]
                whole.write_text(csv_text([columns[c] for c in kept], [[row[c] for c in kept] for row in rows]),
                                 encoding="utf-8")
                statement = printed(ikm, engine.dialect, options)
                counted = folder / "counted.csv"
                text = engine.csv_of(statement)
                counted.write_text(text, encoding="utf-8")
                same = tally(ikm, whole, options) == tally(ikm, counted, [*options, "--count", "n"])
                failed += not same
                print(f"{name} {' '.join(options) or '(no breakdown)'}: {len(rows)} rows, "
                      f"{len(list(csv.reader(io.StringIO(text)))) - 1} counts: {'the same tally' if same else 'ANOTHER TALLY'}")
            engine.check_page(ikm)
        finally:
            engine.end()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
