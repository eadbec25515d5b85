// SPDX-License-Identifier: BSL-1.0
// Which options name files, and that no file a run reads is one it writes.
#ifndef IKM_SRC_CLI_NAMED_FILES_HPP
#define IKM_SRC_CLI_NAMED_FILES_HPP

#include "cli.hpp"

#include <initializer_list>
#include <string>

namespace ikm::cli {

/// The part of an option's value that names the file; empty where none is named.
using file_in_value = std::string (*)(const std::string&);

/// These options of `command` name files that the run reads. Every subcommand says so where it adds its options.
void reads_files(CLI::App& command, std::initializer_list<const char*> options, file_in_value part = nullptr);
/// This option names the file of the result; without it the result goes to standard output.
void writes_result(CLI::App& command, const char* option);
/// This option names a file that is written beside the result.
void writes_beside(CLI::App& command, const char* option);

/// Whether values of this option name files, read or written.
[[nodiscard]] bool names_a_file(const CLI::Option& option);

/// Looks at the options that were given, before anything is read.
/// \throws usage_error where a file to be written is one that is read, by whatever name, or is written twice
void keep_files_apart(const CLI::App& app);

}  // namespace ikm::cli

#endif
