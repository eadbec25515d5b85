# SPDX-License-Identifier: BSL-1.0
# Standard errors and intervals: simple, with finite population, stratified, post-stratified, raked.
source("common.R")
options(survey.lonely.psu = "fail")
golden <- golden_file("golden/precision.csv")
equal <- rep(25 / 9, 9)
unequal <- 25 * c(20, 15, 15, 10, 10, 10, 10, 5, 5) / 100

simple <- function(sheet, population = NULL) {
  sheet <- with_indicators(sheet)
  if (is.null(population)) return(svydesign(ids = ~1, weights = rep(1, nrow(sheet)), data = sheet))
  sheet$population <- population
  svydesign(ids = ~1, fpc = ~population, data = sheet)
}
complete_rows <- function(sheet) sheet[complete.cases(sheet[, questions]), ]
zeroed <- function(sheet) {
  for (q in questions) sheet[[q]][is.na(sheet[[q]])] <- 0
  sheet
}
three_treatments <- function(name, sheet, coefficients = equal, population = NULL) {
  put_precision(golden, paste0(name, "_available"), ratio_index(simple(sheet, population), coefficients))
  put_precision(golden, paste0(name, "_listwise"), ratio_index(simple(complete_rows(sheet), population), coefficients))
  put_precision(golden, paste0(name, "_zero"), ratio_index(simple(zeroed(sheet), population), coefficients))
}

sekadau <- read.csv("../../docs/examples/sekadau_2019s1.csv")
jepara <- read.csv("../data/jepara_mpp_2020_2022.csv")
blanks <- read.csv("data/synthetic_blanks.csv")
later <- read.csv("data/synthetic_next_period.csv")

put_precision(golden, "sekadau", ratio_index(simple(sekadau), equal))
put_precision(golden, "sekadau_population_400", ratio_index(simple(sekadau, 400), equal))
put_precision(golden, "sekadau_level_90", ratio_index(simple(sekadau), equal), level = 0.90)
three_treatments("jepara", jepara)
three_treatments("jepara_population_10000", jepara, population = 10000)
three_treatments("blanks", blanks)
three_treatments("blanks_unequal", blanks, coefficients = unequal)
put_precision(golden, "blanks_population_900", ratio_index(simple(blanks, 900), equal))

# Strata with known sizes: the three counters of the synthetic sheet, and Jepara's units of 25 respondents or more.
stratified <- function(sheet, sizes, column) {
  sheet <- with_indicators(sheet)
  sheet$stratum <- sheet[[column]]
  sheet$size <- as.numeric(sizes[as.character(sheet$stratum)])
  svydesign(ids = ~1, strata = ~stratum, fpc = ~size, data = sheet)
}
sizes <- c(loket1 = 2000, loket2 = 450, loket3 = 300)
put_precision(golden, "blanks_stratified", ratio_index(stratified(blanks, sizes, "unit"), equal))
counts <- table(jepara$unit[jepara$unit != ""])
large <- names(counts)[counts >= 25]
jepara_large <- jepara[jepara$unit %in% large, ]
large_sizes <- setNames(as.numeric(counts[large]) * 4 + 7, large)
put_precision(golden, "jepara_stratified", ratio_index(stratified(jepara_large, large_sizes, "unit"), equal))

# Post-stratification to known totals of one profile column, and raking to two.
weights_report <- function(case, design) {
  w <- weights(design)
  golden$put(case, "kish_design_effect", length(w) * sum(w^2) / sum(w)^2)
}
base <- simple(blanks, NULL)
base <- svydesign(ids = ~1, weights = rep(2750 / nrow(blanks), nrow(blanks)), data = with_indicators(blanks))
sex <- data.frame(sex = c("L", "P"), Freq = c(1300, 1450))
education <- data.frame(education = c("S1", "SD", "SMA"), Freq = c(500, 900, 1350))
by_sex <- postStratify(base, ~sex, sex)
put_precision(golden, "blanks_poststratified", ratio_index(by_sex, equal))
weights_report("blanks_poststratified", by_sex)
raked <- rake(base, list(~sex, ~education), list(sex, education), control = list(maxit = 200, epsilon = 1e-13))
put_precision(golden, "blanks_raked", ratio_index(raked, equal))
weights_report("blanks_raked", raked)
with_population <- simple(blanks, 2750)
put_precision(golden, "blanks_poststratified_fpc", ratio_index(postStratify(with_population, ~sex, sex), equal))
golden$close()

# Two periods as independent samples; degrees of freedom after Welch and Satterthwaite with n - 1 each.
golden <- golden_file("golden/comparison.csv")
welch <- function(case, a, b, level = 0.95) {
  difference <- b$index - a$index
  se <- sqrt(a$se^2 + b$se^2)
  df <- (a$se^2 + b$se^2)^2 / (a$se^4 / a$df + b$se^4 / b$df)
  t <- difference / se
  margin <- qt(1 - (1 - level) / 2, df) * se
  golden$put(case, "difference", difference)
  golden$put(case, "se", se)
  golden$put(case, "df", df)
  golden$put(case, "p", 2 * pt(-abs(t), df))
  golden$put(case, "low", difference - margin)
  golden$put(case, "high", difference + margin)
}
welch("synthetic_periods", ratio_index(simple(blanks), equal), ratio_index(simple(later), equal))
welch("jepara_years", ratio_index(simple(jepara[jepara$year == 2021, ]), equal),
      ratio_index(simple(jepara[jepara$year == 2022, ]), equal))
# Without blanks it is Welch's test on the respondents' own indices, which R has itself.
own <- function(sheet) rowMeans(complete_rows(sheet)[, questions]) * 25
test <- t.test(own(later), own(blanks))
golden$put("synthetic_periods_listwise", "difference", -diff(test$estimate))
golden$put("synthetic_periods_listwise", "se", test$stderr)
golden$put("synthetic_periods_listwise", "df", test$parameter)
golden$put("synthetic_periods_listwise", "p", test$p.value)
golden$put("synthetic_periods_listwise", "low", test$conf.int[1])
golden$put("synthetic_periods_listwise", "high", test$conf.int[2])
p <- c(0.04, 0.001, 0.03, 0.5, 0.0004, 0.03, 0.9, 0.012, 0.049, 1)
golden$put("adjust", "raw", p)
golden$put("adjust", "holm", p.adjust(p, "holm"))
golden$put("adjust", "benjamini_hochberg", p.adjust(p, "BH"))
golden$close()
