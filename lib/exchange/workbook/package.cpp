#include "exchange/workbook/package.h"

#ifdef ANNALS_XLSX

#include <array>
#include <utility>

#include "core/text.h"
#include "exchange/workbook/workbook.h"
#include "exchange/workbook/zip_functions.h"

namespace annals::exchange {
namespace {

zip_t* zip_of(void* archive) { return static_cast<zip_t*>(archive); }

Error no_workbook(const std::string& why) {
  return {ErrorCode::kInvalidData, "the file is no XLSX workbook that can be read: " + why};
}

struct CloseFile {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

// "xl/worksheets/sheet1.xml" of "worksheets/sheet1.xml" in "xl/".
std::string resolved(const std::string& folder, const std::string& target) {
  if (target.starts_with('/')) return target.substr(1);
  return (std::filesystem::path(folder) / target).lexically_normal().generic_string();
}

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

}  // namespace

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children()) {
    if (local_name(node) == name) return node;
  }
  return {};
}

void Package::Close::operator()(void* archive) const noexcept { zip_discard(zip_of(archive)); }

Result<Package> Package::open(const std::filesystem::path& file) {
  if (auto loaded = load_zip(); !loaded) return loaded.error();
  int problem = 0;
  zip_t* const archive = zip_open(file.c_str(), ZIP_RDONLY, &problem);
  if (archive == nullptr) {
    if (problem == ZIP_ER_OPEN || problem == ZIP_ER_READ || problem == ZIP_ER_NOENT) {
      return Error{ErrorCode::kIo,
                   "file " + core::quoted(file.string(), 1000) + " cannot be opened"};
    }
    return no_workbook("its archive is damaged or cut short");
  }
  Package package(archive);
  if (auto read = package.read_workbook(); !read) return read.error();
  return package;
}

Result<void> Package::read_workbook() {
  std::string part = "xl/workbook.xml";
  const auto top = relations("");
  if (!top) return top.error();
  for (const auto& [id, relation] : *top) {
    if (relation.type.ends_with("/officeDocument")) part = relation.target;
  }
  workbook_ = std::make_unique<pugi::xml_document>();
  if (auto done = read(part, *workbook_); !done) return done.error();
  auto related = relations(part);
  if (!related) return related.error();
  relations_ = *std::move(related);
  return {};
}

Result<std::map<std::string, Package::Relation>> Package::relations(const std::string& part) const {
  const std::string folder = folder_of(part);
  pugi::xml_document document;
  const std::string list = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  if (auto done = read(list, document); !done) return done.error();
  std::map<std::string, Relation> result;
  for (const pugi::xml_node relation : document.document_element().children()) {
    result[relation.attribute("Id").value()] = {
        relation.attribute("Type").value(), resolved(folder, relation.attribute("Target").value())};
  }
  return result;
}

std::string Package::target(const std::string& id) const {
  const auto found = relations_.find(id);
  return found == relations_.end() ? "" : found->second.target;
}

std::string Package::related(std::string_view type) const {
  for (const auto& [id, relation] : relations_) {
    if (relation.type.ends_with(type)) return relation.target;
  }
  return "";
}

Result<void> Package::read(const std::string& part, pugi::xml_document& document) const {
  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen(zip_of(archive_.get()), part.c_str(), 0));
  if (!file) return no_workbook("its part " + core::quoted(part) + " is not there");
  // What the archive says of its sizes is not believed: what comes out is counted.
  std::string text;
  std::array<char, 65536> block;
  for (;;) {
    const zip_int64_t size = zip_fread(file.get(), block.data(), block.size());
    if (size < 0) return no_workbook("its part " + core::quoted(part) + " is damaged");
    if (size == 0) break;
    text.append(block.data(), static_cast<std::size_t>(size));
    if (text.size() > kMaxPartBytes) {
      return no_workbook("its part " + core::quoted(part) +
                         " is larger than 64 MiB when unpacked; save the sheet as CSV");
    }
  }
  const unsigned options = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_eol |
                           pugi::parse_ws_pcdata | pugi::parse_wconv_attribute;
  const auto parsed = document.load_buffer(text.data(), text.size(), options);
  if (!parsed) return no_workbook("its part " + core::quoted(part) + " is not XML");
  return {};
}

}  // namespace annals::exchange

#endif
