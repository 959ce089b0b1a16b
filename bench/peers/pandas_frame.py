"""pandas on the same CSV and the same questions, in memory.

    python3 pandas_frame.py <values.csv>

Lines of tool, job and seconds, parted by tabs.
"""
import statistics
import sys
import time

try:
    import numpy
    import pandas
except ImportError:
    print("pandas is left out: it is not installed (python3-pandas)", file=sys.stderr)
    sys.exit(0)

TOOL = "pandas " + pandas.__version__


def tell(job, seconds):
    print(TOOL, job, f"{seconds:.4g}", sep="\t", flush=True)


def median(times, work):
    seconds = []
    for i in range(times):
        begin = time.perf_counter()
        work(i)
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds)


def read():
    columns = {"agency": "category", "indicator": "category", "year": "int16", "value": "float64"}
    frame = pandas.read_csv(sys.argv[1], dtype=columns)
    return frame.sort_values(["indicator", "agency", "year"]).set_index(["indicator", "agency"])


begin = time.perf_counter()
frame = read()
tell("import", time.perf_counter() - begin)
indicators = list(frame.index.levels[0])
agencies = list(frame.index.levels[1])
last = frame["year"].max()


def measure(i):
    return indicators[i * 37 % (len(indicators) // 4) * 4]


def lines():
    x = frame["year"].astype("float64")
    parts = pandas.DataFrame({"x": x, "y": frame["value"], "xx": x * x, "xy": x * frame["value"]})
    groups = parts.groupby(level=[0, 1], observed=True, sort=False)
    sums, n, ends = groups.sum(), groups.size(), groups["y"].agg(["first", "last"])
    years = groups["x"].last() - groups["x"].first()
    slope = (n * sums["xy"] - sums["x"] * sums["y"]) / (n * sums["xx"] - sums["x"] ** 2)
    return slope, ends, numpy.power(ends["last"] / ends["first"], 1 / years) - 1


def rank(i):
    section = frame.loc[measure(i)]
    return section[section["year"] == last]["value"].rank(method="min", ascending=False)


tell("series, in one state",
     median(101, lambda i: frame.loc[(measure(i), agencies[i * 7919 % len(agencies)])]))
tell("rank in a year", median(15, rank))
tell("yearly changes", median(
    15, lambda i: frame.loc[measure(i)].groupby(level=0, observed=True)["value"].diff()))
tell("roll-up", median(15, lambda i: frame.loc[measure(i)].groupby("year")["value"].sum()))
tell("coverage", median(
    15, lambda i: frame.loc[measure(i)].groupby(level=0, observed=True)["value"].count()))
tell("check of a rule", median(
    15, lambda i: frame.loc[measure(i)].query("not 1 <= value <= 1e6")))
tell("lines of all series, from the file", median(3, lambda i: lines()))
tell("roll-up of everything", median(
    3, lambda i: frame.groupby(["indicator", "year"], observed=True)["value"].sum()))
