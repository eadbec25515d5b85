// SPDX-License-Identifier: BSL-1.0
// A document that is a ZIP of XML, read back.
#ifndef IKM_TESTS_DOCUMENTS_PACKED_HPP
#define IKM_TESTS_DOCUMENTS_PACKED_HPP

#include <expat.h>
#include <zip.h>

#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// The parts of a ZIP in their order, with their bytes.
inline std::vector<std::pair<std::string, std::string>> parts_of(const std::string& bytes) {
  zip_error_t why;
  zip_error_init(&why);
  zip_source_t* const from = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &why);
  zip_t* const opened = from == nullptr ? nullptr : zip_open_from_source(from, ZIP_RDONLY | ZIP_CHECKCONS, &why);
  if (opened == nullptr) throw std::runtime_error{zip_error_strerror(&why)};
  std::vector<std::pair<std::string, std::string>> made;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(opened, 0)); ++i) {
    zip_stat_t about;
    zip_stat_index(opened, i, 0, &about);
    std::string text(about.size, '\0');
    zip_file_t* const part = zip_fopen_index(opened, i, 0);
    const bool is_whole = zip_fread(part, text.data(), about.size) == static_cast<zip_int64_t>(about.size);
    zip_fclose(part);
    if (!is_whole) throw std::runtime_error{std::string{"damaged: "} + about.name};
    made.emplace_back(about.name, std::move(text));
  }
  zip_discard(opened);
  return made;
}

/// An element with what is in it.
struct xml_node {
  std::string name;
  std::map<std::string, std::string> is;
  std::vector<xml_node> inside;
  std::string text;  ///< its own, not that of what is inside

  /// \throws std::runtime_error for what is not well-formed
  static xml_node parsed(const std::string& markup) {
    reading to;
    XML_Parser parser = XML_ParserCreate("UTF-8");
    XML_SetUserData(parser, &to);
    XML_SetElementHandler(parser, begin, end);
    XML_SetCharacterDataHandler(parser, take);
    const bool is_sound = XML_Parse(parser, markup.data(), static_cast<int>(markup.size()), 1) == XML_STATUS_OK;
    const XML_Error why = XML_GetErrorCode(parser);
    XML_ParserFree(parser);
    if (!is_sound) throw std::runtime_error{XML_ErrorString(why)};
    return std::move(to.open.front().inside.front());
  }

  /// Every element of the name below this one, in the order of the document.
  [[nodiscard]] std::vector<const xml_node*> all(const std::string& wanted) const {
    std::vector<const xml_node*> made;
    collect(wanted, made);
    return made;
  }
  [[nodiscard]] const xml_node* child(const std::string& wanted) const {
    for (const xml_node& each : inside)
      if (each.name == wanted) return &each;
    return nullptr;
  }
  [[nodiscard]] std::string attribute(const std::string& key) const { return is.contains(key) ? is.at(key) : ""; }
  /// The text of every element of the name below, joined.
  [[nodiscard]] std::string text_of(const std::string& wanted) const {
    std::string made;
    for (const xml_node* each : all(wanted)) made += each->text;
    return made;
  }

 private:
  struct reading {
    std::vector<xml_node> open = std::vector<xml_node>(1);
  };
  void collect(const std::string& wanted, std::vector<const xml_node*>& to) const {
    for (const xml_node& each : inside) {
      if (each.name == wanted) to.push_back(&each);
      each.collect(wanted, to);
    }
  }
  static void begin(void* to, const char* name, const char** attributes) {
    xml_node made{name, {}, {}, {}};
    for (; *attributes != nullptr; attributes += 2) made.is[attributes[0]] = attributes[1];
    static_cast<reading*>(to)->open.push_back(std::move(made));
  }
  static void end(void* to, const char*) {
    auto& open = static_cast<reading*>(to)->open;
    xml_node done = std::move(open.back());
    open.pop_back();
    open.back().inside.push_back(std::move(done));
  }
  static void take(void* to, const char* text, int size) {
    static_cast<reading*>(to)->open.back().text.append(text, static_cast<std::size_t>(size));
  }
};

#endif
