"""Lays the figures of the peers beside those of annals_bench_nation, as a table in Markdown.

    python3 table.py nation.json peers.tsv

The largest size of nation.json counts, and the peers must have had its CSV. Behind the table stands
what a peer must be beaten by, and where one is faster.
"""
import json
import sys

# Times faster than DuckDB, at least.
BOUNDS = {
    "import": 1.0,
    "series, in one state": 500,
    "rank in a year": 10,
    "yearly changes": 10,
    "lines of all series, from the file": 1.0,
}


def shown(seconds):
    if seconds >= 0.1:
        return f"{seconds:.2f} s"
    if seconds >= 1e-4:
        return f"{seconds * 1e3:.2f} ms"
    return f"{seconds * 1e6:.2f} µs"


def read_peers(path):
    peers = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            tool, job, seconds = line.rstrip("\n").split("\t")
            peers.setdefault(tool, {})[job] = float(seconds)
    return peers


def row(cells):
    print("| " + " | ".join(cells) + " |")


def print_table(run, peers):
    row(["job", "annals", "floor", "annals / floor"] + list(peers))
    row(["---"] + ["---:"] * (3 + len(peers)))
    for job in run["jobs"]:
        others = [peer.get(job["job"]) for peer in peers.values()]
        row([job["job"], shown(job["seconds"]),
             shown(job["floor_seconds"]) + ": " + job["floor"], f"{job['ratio']:.2f}"] +
            [shown(seconds) if seconds else "" for seconds in others])
    sizes = [peer.get("bytes a value") for peer in peers.values()]
    row(["bytes a value of the file", f"{run['bytes_a_value']:.1f}", "", ""] +
        [f"{size:.1f}" if size else "" for size in sizes])


def print_comparison(run, peers):
    jobs = {job["job"]: job["seconds"] for job in run["jobs"]}
    for tool, peer in peers.items():
        for job, bound in BOUNDS.items():
            if tool.startswith("DuckDB") and job in jobs and job in peer:
                times = peer[job] / jobs[job]
                met = "met" if times >= bound else "not met"
                print(f"* {job}: {times:.2f} times as fast as {tool}, at least {bound:g}: {met}")
    print()
    for tool, peer in peers.items():
        for job, seconds in peer.items():
            if job in jobs and seconds < jobs[job]:
                print(f"* {tool} is {jobs[job] / seconds:.1f} times as fast at: {job}")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        nation = json.load(file)
    run = max(nation["runs"], key=lambda each: each["values"])
    peers = read_peers(sys.argv[2])
    print(f"{nation['versions']}, {nation['machine']}, {nation['date'][:10]}; "
          f"{run['values']:,} values\n")
    print_table(run, peers)
    print()
    for bound in nation["bounds"]:
        print(f"* {bound['bound']}: {bound['figure']}, {'met' if bound['met'] else 'not met'}")
    print_comparison(run, peers)


main()
