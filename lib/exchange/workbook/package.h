// An XLSX file as a ZIP archive of XML parts. Only for a build with ANNALS_XLSX.
#pragma once

#ifdef ANNALS_XLSX

#include <annals/error.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace annals::exchange {

// The name of an element without its prefix.
std::string_view local_name(pugi::xml_node node);
// The first child of that name, whatever its prefix; empty if there is none.
pugi::xml_node child(pugi::xml_node parent, std::string_view name);

class Package {
 public:
  // Fails with kIo if the file or libzip cannot be opened and kInvalidData if it is no workbook.
  static Result<Package> open(const std::filesystem::path& file);

  pugi::xml_node workbook() const { return workbook_->document_element(); }
  // The part that the workbook calls by an id; empty if there is none.
  std::string target(const std::string& id) const;
  // The part of a type that ends in "type"; empty if there is none.
  std::string related(std::string_view type) const;

  // Unpacks and reads a part. No entity beyond those of XML itself is followed. Fails with
  // kInvalidData if it is not there, too large or no XML.
  Result<void> read(const std::string& part, pugi::xml_document& document) const;

 private:
  struct Close {
    void operator()(void* archive) const noexcept;
  };
  struct Relation {
    std::string type, target;
  };

  explicit Package(void* archive) : archive_(archive) {}
  Result<std::map<std::string, Relation>> relations(const std::string& part) const;
  Result<void> read_workbook();

  std::unique_ptr<void, Close> archive_;
  std::unique_ptr<pugi::xml_document> workbook_;
  std::map<std::string, Relation> relations_;
};

}  // namespace annals::exchange

#endif
