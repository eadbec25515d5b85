# SPDX-License-Identifier: BSL-1.0
# Reliability over complete rows, the distribution of own indices, sample sizes, and derived importance.
source("common.R")
golden <- golden_file("golden/quality.csv")
sheets <- list(
  sekadau = read.csv("../../docs/examples/sekadau_2019s1.csv"),
  jepara = read.csv("../data/jepara_mpp_2020_2022.csv"),
  blanks = read.csv("data/synthetic_blanks.csv"),
  complete = read.csv("data/synthetic_complete.csv")
)
for (name in names(sheets)) {
  answers <- sheets[[name]][, questions]
  answers <- answers[complete.cases(answers), ]  # psych::alpha is pairwise otherwise
  n <- nrow(answers)
  found <- psych::alpha(answers, check.keys = FALSE, warnings = FALSE)
  golden$put(name, "respondents", n)
  golden$put(name, "alpha", found$total$raw_alpha)
  golden$put(name, "alpha_if_dropped", found$alpha.drop$raw_alpha)
  golden$put(name, "item_total", found$item.stats$r.drop)
  rest <- sapply(seq_along(questions), function(i) cor(answers[, i], rowSums(answers[, -i])))
  stopifnot(max(abs(rest - found$item.stats$r.drop)) < 1e-12)
  t <- qt(0.975, n - 2)
  golden$put(name, "critical_r", t / sqrt(t^2 + n - 2))
}

# Respondents' own indices: 25 times the mean of the answers given; who answered nothing has none.
for (name in names(sheets)) {
  answers <- sheets[[name]][, questions]
  own <- rowMeans(answers, na.rm = TRUE) * 25
  own <- own[!is.nan(own)]
  golden$put(name, "own_count", length(own))
  golden$put(name, "own_mean", mean(own))
  golden$put(name, "own_sd", sd(own))
  golden$put(name, "own_skewness", psych::skew(own, type = 1))
  probabilities <- c(0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)
  golden$put(name, "own_quantile", quantile(own, probabilities, type = 1), probabilities)
  published <- floor(own * 100 + 0.5 + 1e-9) / 100
  grade <- cut(published, c(0, 64.995, 76.605, 88.305, 101), labels = c("D", "C", "B", "A"), right = FALSE)
  golden$put(name, "own_grade", table(grade), levels(grade))
  full <- answers[complete.cases(answers), ]
  golden$put(name, "straight_lines", sum(apply(full, 1, function(r) length(unique(r)) == 1)))
  golden$put(name, "all_lowest", sum(rowSums(full) == 9))
  golden$put(name, "all_highest", sum(rowSums(full) == 36))
}
golden$close()

golden <- golden_file("golden/sample_size.csv")
krejcie <- function(N, d = 0.05, x2 = 3.841) x2 * N * 0.25 / (d^2 * (N - 1) + x2 * 0.25)
sizes <- c(10, 15, 50, 67, 100, 200, 500, 1000, 2000, 5000, 10000, 100000, 1000000)
golden$put("krejcie_morgan", "unrounded", krejcie(sizes), sizes)
golden$put("krejcie_morgan_3_percent", "unrounded", krejcie(sizes, d = 0.03), sizes)
golden$put("krejcie_morgan_level_99", "unrounded", krejcie(sizes, x2 = qchisq(0.99, 1)), sizes)
cochran <- function(N, d = 0.05, level = 0.95) {
  n0 <- qnorm(1 - (1 - level) / 2)^2 * 0.25 / d^2
  n0 / (1 + (n0 - 1) / N)
}
golden$put("cochran", "unrounded", cochran(sizes), sizes)
golden$put("slovin", "unrounded", sizes / (1 + sizes * 0.05^2), sizes)
margin <- function(n, N) sqrt(3.841 * 0.25 * (N - n) / (n * (N - 1)))
golden$put("margin_of_50", "margin", margin(50, sizes[sizes >= 50]), sizes[sizes >= 50])
golden$close()
