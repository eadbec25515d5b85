# SPDX-License-Identifier: BSL-1.0
# Writes data/synthetic_*.csv: seeded surveys with blanks, strata, profiles and two periods. Names of nobody.
set.seed(20170509)
probabilities <- c(1, 2, 8, 9) / 20

draw <- function(n, shift = 0, blanks = 0.06, rho = 0.5) {
  common <- rnorm(n)
  cut_at <- qnorm(cumsum(probabilities)[1:3])
  sheet <- data.frame(respondent = seq_len(n))
  for (q in 1:9) {
    latent <- sqrt(rho) * common + sqrt(1 - rho) * rnorm(n) + shift
    answers <- 1L + findInterval(latent, cut_at)
    answers[runif(n) < blanks] <- NA
    sheet[[paste0("U", q)]] <- answers
  }
  sheet
}

with_profile <- function(sheet) {
  n <- nrow(sheet)
  sheet$unit <- sample(c("loket1", "loket2", "loket3"), n, replace = TRUE, prob = c(5, 3, 2))
  sheet$sex <- sample(c("L", "P"), n, replace = TRUE, prob = c(6, 4))
  sheet$education <- sample(c("SD", "SMA", "S1"), n, replace = TRUE, prob = c(2, 5, 3))
  sheet[, c("respondent", "unit", "sex", "education", paste0("U", 1:9))]
}

save <- function(sheet, name) {
  dir.create("data", showWarnings = FALSE)
  con <- file(file.path("data", name), open = "wb")
  write.csv(sheet, con, row.names = FALSE, na = "", quote = FALSE)
  close(con)
}

first <- with_profile(draw(180))
first[7, paste0("U", 1:9)] <- NA  # a respondent with profile but no answers
save(first, "synthetic_blanks.csv")
save(with_profile(draw(140, shift = 0.35)), "synthetic_next_period.csv")
save(with_profile(draw(60, blanks = 0)), "synthetic_complete.csv")
