# SPDX-License-Identifier: BSL-1.0
# What the oracle scripts share: where the sheets are, how a figure is written, and the index as a contrast of ratios.
suppressPackageStartupMessages({
  library(survey)
  library(psych)
})

questions <- paste0("U", 1:9)

golden_file <- function(path) {
  con <- file(path, open = "wb")  # LF whatever the platform
  writeLines("case,figure,item,value", con)
  list(
    put = function(case, figure, values, items = NULL) {
      values <- as.numeric(values)
      if (is.null(items)) items <- if (length(values) == 1) "" else seq_along(values)
      writeLines(sprintf("%s,%s,%s,%.17g", case, figure, items, values), con)
    },
    close = function() close(con)
  )
}

# The design holds one column `x<q>` (answer, 0 where blank) and one `a<q>` (1 answered, 0 blank) a question.
with_indicators <- function(sheet) {
  for (q in questions) {
    sheet[[paste0("a", q)]] <- as.numeric(!is.na(sheet[[q]]))
    sheet[[paste0("x", q)]] <- ifelse(is.na(sheet[[q]]), 0, sheet[[q]])
  }
  sheet
}

totals_formula <- as.formula(paste("~", paste(c(paste0("x", questions), paste0("a", questions)), collapse = "+")))

# Index = sum of coefficient * (sum of answers / number of answers): linearised by svycontrast, blanks as their own case.
ratio_index <- function(design, coefficients) {
  total <- svytotal(totals_formula, design)
  terms <- paste0(sprintf("%.17g", coefficients), "*x", questions, "/a", questions)
  index <- svycontrast(total, parse(text = paste(terms, collapse = "+"))[[1]])
  means <- lapply(questions, function(q) svycontrast(total, parse(text = paste0("x", q, "/a", q))[[1]]))
  list(
    index = as.numeric(coef(index)), se = as.numeric(SE(index)), df = degf(design),
    means = sapply(means, function(m) as.numeric(coef(m))), mean_se = sapply(means, function(m) as.numeric(SE(m)))
  )
}

put_precision <- function(golden, case, found, level = 0.95) {
  golden$put(case, "index", found$index)
  golden$put(case, "index_se", found$se)
  golden$put(case, "df", found$df)
  golden$put(case, "element_mean", found$means)
  golden$put(case, "element_se", found$mean_se)
  margin <- qt(1 - (1 - level) / 2, found$df) * found$se
  golden$put(case, "margin", margin)
  golden$put(case, "low", found$index - margin)
  golden$put(case, "high", found$index + margin)
}
