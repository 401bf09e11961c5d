"""NIST Statistical Reference Datasets, linear regression (https://www.itl.nist.gov/div898/strd/lls/lls.shtml).

The data of nist_data.csv and the certified values below are NIST's (public domain). This script solves each set again
with mpmath in 100 digits, refuses a transcription that differs from a certified value, and writes nist.csv:
case,field,value,relative tolerance. Run with: python3 nist.py OUTPUT_FOLDER (which holds nist_data.csv).
Tolerance 1e-9; 1e-6 for Filip, whose design has a condition number of 1e15.
"""
import csv
import sys

from mpmath import mp, mpf, matrix, lu_solve, inverse, sqrt

mp.dps = 100
OUT = sys.argv[1]

# set: (kind of design, certified coefficients, standard errors, residual standard deviation, R squared)
CERTIFIED = {
    "norris": ("1x", [-0.262323073774029, 1.00211681802045], [0.232818234301152, 0.429796848199937e-3],
               0.884796396144373, 0.999993745883712),
    "pontius": ("poly2", [0.673565789473684e-3, 0.732059160401003e-6, -0.316081871345029e-14],
                [0.107938612033077e-3, 0.157817399981659e-9, 0.486652849992036e-16],
                0.205177424076185e-3, 0.999999900178537),
    "noint1": ("x", [2.07438016528926], [0.0165289256198347], 3.56753034006338, 0.999365492298663),
    "noint2": ("x", [0.727272727272727], [0.420827318078432e-1], 0.369274472937998, 0.993348115299335),
    "longley": ("1x", [-3482258.63459582, 15.0618722713733, -0.358191792925910e-1, -2.02022980381683,
                       -1.03322686717359, -0.511041056535807e-1, 1829.15146461355],
                [890420.383607373, 84.9149257747669, 0.334910077722432e-1, 0.488399681651699,
                 0.214274163161675, 0.226073200069370, 455.478499142212],
                304.854073561965, 0.995479004577296),
    "wampler1": ("poly5", [1] * 6, [0] * 6, 0, 1),
    "wampler2": ("poly5", [10.0 ** -k for k in range(6)], [0] * 6, 0, 1),
    "wampler3": ("poly5", [1] * 6, [2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350,
                                    5.64566512170752, 0.112324854679312], 2360.14502379268, 0.999995559025820),
    "wampler4": ("poly5", [1] * 6, [215232.624678170, 236355.173469681, 77934.3524331583, 10147.5507550350,
                                    564.566512170752, 11.2324854679312], 236014.502379268, 0.957478440825662),
    "wampler5": ("poly5", [1] * 6, [21523262.4678170, 23635517.3469681, 7793435.24331583, 1014755.07550350,
                                    56456.6512170752, 1123.24854679312], 23601450.2379268, 0.224668921574940e-2),
    "filip": ("poly10", [-1467.48961422980, -2772.17959193342, -2316.37108160893, -1127.97394098372,
                         -354.478233703349, -75.1242017393757, -10.8753180355343, -1.06221498588947,
                         -0.670191154593408e-1, -0.246781078275479e-2, -0.402962525080404e-4],
              [298.084530995537, 559.779865474950, 466.477572127796, 227.204274477751, 71.6478660875927,
               15.2897178747400, 2.23691159816033, 0.221624321934227, 0.142363763154724e-1,
               0.535617408889821e-3, 0.896632837373868e-5], 0.334801051324544e-2, 0.996727416185620),
}


def design(kind, xs):
    if kind == "1x":
        return [[mpf(1)] + [mpf(v) for v in row] for row in xs]
    if kind == "x":
        return [[mpf(v) for v in row] for row in xs]
    return [[mpf(row[0]) ** k for k in range(int(kind[4:]) + 1)] for row in xs]


def solve(kind, ys, xs):
    rows = design(kind, xs)
    x, y = matrix(rows), matrix([mpf(v) for v in ys])
    gram = x.T * x
    beta = lu_solve(gram, x.T * y)
    residual = y - x * beta
    rss = sum(r * r for r in residual)
    mean = 0 if kind == "x" else sum(y) / len(ys)
    sigma = sqrt(rss / (len(ys) - len(beta)))
    inv = inverse(gram)
    return beta, [sigma * sqrt(inv[k, k]) for k in range(len(beta))], sigma, 1 - rss / sum((v - mean) ** 2 for v in y)


def agree(name, certified, value):
    error = abs(value - mpf(certified)) / (abs(mpf(certified)) if certified else 1)
    if error > mpf("1e-13"):
        sys.exit("%s: certified %r, recomputed %s" % (name, certified, value))


data = {}
for row in list(csv.reader(open(OUT + "/nist_data.csv")))[1:]:
    data.setdefault(row[0], []).append(row[1:])
with open(OUT + "/nist.csv", "w") as out:
    out.write("case,field,value,tolerance\n")
    for name, (kind, coef, se, sd, r2) in CERTIFIED.items():
        got = solve(kind, [r[0] for r in data[name]], [r[1:] for r in data[name]])
        tolerance = 1e-6 if name == "filip" else 1e-9
        for k in range(len(coef)):
            agree(name + " b%d" % k, coef[k], got[0][k])
            agree(name + " se%d" % k, se[k], got[1][k])
            out.write("%s,b%d,%.15g,%g\n" % (name, k, coef[k], tolerance))
            out.write("%s,se%d,%.15g,%g\n" % (name, k, se[k], tolerance))
        agree(name + " sd", sd, got[2])
        agree(name + " r2", r2, got[3])
        out.write("%s,sigma,%.15g,%g\n%s,r2,%.15g,%g\n" % (name, sd, tolerance, name, r2, tolerance))
