// SPDX-License-Identifier: BSL-1.0
// Everything that counts and scores answers: component `core`. What reads files and writes reports is asked for by
// name: <ikm/read/read_survey.hpp>, <ikm/report/score_report.hpp>.
#ifndef IKM_IKM_HPP
#define IKM_IKM_HPP

#include <ikm/audit/audit.hpp>
#include <ikm/audit/printed_sheet.hpp>
#include <ikm/audit/recap.hpp>
#include <ikm/base/decimal.hpp>
#include <ikm/base/error.hpp>
#include <ikm/base/over_limit.hpp>
#include <ikm/base/ratio.hpp>
#include <ikm/base/sentence.hpp>
#include <ikm/base/version.hpp>
#include <ikm/gap/achievement.hpp>
#include <ikm/gap/gap_to.hpp>
#include <ikm/gap/indicator.hpp>
#include <ikm/gap/plan.hpp>
#include <ikm/gap/points.hpp>
#include <ikm/gap/progress.hpp>
#include <ikm/gap/projection.hpp>
#include <ikm/gap/what_if.hpp>
#include <ikm/index/combine.hpp>
#include <ikm/index/grade.hpp>
#include <ikm/index/options.hpp>
#include <ikm/index/score.hpp>
#include <ikm/index/unit_index.hpp>
#include <ikm/survey/answer.hpp>
#include <ikm/survey/changed_from_built_in.hpp>
#include <ikm/survey/methodology.hpp>
#include <ikm/tally/batch.hpp>
#include <ikm/tally/grouped.hpp>
#include <ikm/tally/joint_counts.hpp>
#include <ikm/tally/own_sums.hpp>
#include <ikm/tally/pair_counts.hpp>
#include <ikm/tally/respondent.hpp>
#include <ikm/tally/row_counts.hpp>
#include <ikm/tally/stored.hpp>
#include <ikm/tally/tally.hpp>
#include <ikm/tally/tally_limits.hpp>

#endif
