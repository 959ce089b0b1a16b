#include "exchange/dump/dump_package.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "core/sha256.h"
#include "core/text.h"
#include "core/whole_file.h"

namespace annals::exchange {
namespace {

namespace fs = std::filesystem;
using OrderedJson = nlohmann::ordered_json;

std::string_view type_name(FieldType type) {
  switch (type) {
    case FieldType::kString:
      return "string";
    case FieldType::kInteger:
      return "integer";
    case FieldType::kYear:
      return "year";
    case FieldType::kNumber:
      return "number";
    case FieldType::kDate:
      return "date";
    case FieldType::kMoment:
      return "datetime";
    case FieldType::kBoolean:
      return "boolean";
  }
  return "string";
}

// The name of a resource: "freezes.1.agencies", since a name has no '/'.
std::string resource_name(std::string path) {
  std::replace(path.begin(), path.end(), '/', '.');
  return path;
}

// The history and its waivers stand once, whatever folder refers to them.
std::string resource_referred_to(const DumpTable& table, std::string_view name) {
  return resource_name(table.folder + std::string(name));
}

OrderedJson schema_of(const DumpTable& table) {
  OrderedJson fields = OrderedJson::array(), foreign_keys = OrderedJson::array();
  for (const DumpField& field : table.fields) {
    OrderedJson described{{"name", field.name}, {"type", type_name(field.type)}};
    // The default format of a moment has no milliseconds.
    if (field.type == FieldType::kMoment) described["format"] = "any";
    if (field.required) described["constraints"] = {{"required", true}};
    fields.push_back(std::move(described));
    if (field.refers_to.empty()) continue;
    const bool itself = field.refers_to == table.name;
    const bool by_id = field.refers_to == "writes" || field.refers_to == "waivers";
    foreign_keys.push_back(
        {{"fields", field.name},
         {"reference",
          {{"resource", itself ? "" : resource_referred_to(table, field.refers_to)},
           {"fields", by_id ? "id" : "code"}}}});
  }
  OrderedJson schema{{"fields", std::move(fields)}, {"primaryKey", table.key}};
  if (!foreign_keys.empty()) schema["foreignKeys"] = std::move(foreign_keys);
  return schema;
}

Error no_dump(const fs::path& folder, const std::string& why) {
  return {ErrorCode::kInvalidData, core::quoted(folder.string(), 4096) + " is no dump: " + why};
}

Error no_folder(const fs::path& path) {
  const std::string name = core::quoted(path.string(), 4096);
  std::error_code ignored;  // on purpose: what cannot be seen is not there
  if (!fs::exists(path, ignored)) return {ErrorCode::kNotFound, "there is no folder " + name};
  return {ErrorCode::kInvalidData, name + " is a file and no folder: a dump is a folder with a " +
                                       kPackageFile +
                                       ", or one JSON document, whose name ends in .json"};
}

Error cannot_read(const fs::path& path) {
  return {ErrorCode::kIo, core::quoted(path.string(), 4096) + " cannot be read"};
}

// What is known of the resources; empty if one of them is not described as a dump does.
std::optional<DumpPackage> package_of(const nlohmann::json& descriptor) {
  DumpPackage package;
  const auto resources = descriptor.find("resources");
  if (resources == descriptor.end() || !resources->is_array()) return std::nullopt;
  for (const auto& resource : *resources) {
    if (!resource.is_object()) return std::nullopt;
    const auto text = [&](const char* key) {
      const auto found = resource.find(key);
      return found != resource.end() && found->is_string() ? found->get<std::string>() : "";
    };
    const auto bytes = resource.find("bytes");
    const std::string hash = text("hash");
    if (text("path").empty() || !hash.starts_with("sha256:") || bytes == resource.end() ||
        !bytes->is_number_unsigned()) {
      return std::nullopt;
    }
    package.files.push_back({text("path"), bytes->get<std::uint64_t>(), hash.substr(7)});
  }
  return package;
}

Result<std::string> digest_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  core::Sha256 digest;
  std::string block(std::size_t{256} * 1024, '\0');
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    digest.add(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
  }
  if (!in.eof()) return cannot_read(file);
  return digest.hex();
}

Result<void> check_file(const fs::path& folder, const PackageFile& file) {
  std::error_code problem;
  const auto size = fs::file_size(folder / file.name, problem);
  if (problem) return cannot_read(folder / file.name);
  bool same = size == file.bytes;
  if (same) {
    const auto digest = digest_of(folder / file.name);
    if (!digest) return digest.error();
    same = *digest == file.sha256;
  }
  if (same) return {};
  return Error{ErrorCode::kInvalidData, core::quoted((folder / file.name).string(), 4096) +
                                            " is not what was dumped: its bytes were changed "
                                            "since; if that is meant, load it as edited"};
}

}  // namespace

// ---- Writing.

Result<void> PackageSink::begin(const DumpTable& table) {
  if (auto ended = end_table(); !ended) return ended;
  std::error_code problem;
  if (!table.folder.empty()) fs::create_directories(folder_ / table.folder, problem);
  auto writer = DumpFile::create(folder_ / table.file());
  if (!writer) return writer.error();
  writer_.emplace(*std::move(writer));
  table_ = table;
  std::vector<std::string> heading;
  for (const DumpField& field : table.fields) heading.push_back(field.name);
  return writer_->add(heading);
}

Result<void> PackageSink::end_table() {
  if (!writer_) return {};
  if (auto closed = writer_->close(); !closed) return closed;
  written_.push_back({*std::move(table_), writer_->bytes(), writer_->sha256()});
  writer_.reset();
  table_.reset();
  return {};
}

std::string PackageSink::descriptor() const {
  OrderedJson resources = OrderedJson::array();
  for (const Written& each : written_) {
    resources.push_back({{"name", resource_name(each.table.path())},
                         {"path", each.table.file()},
                         {"profile", "tabular-data-resource"},
                         {"format", "csv"},
                         {"mediatype", "text/csv"},
                         {"encoding", "utf-8"},
                         {"bytes", each.bytes},
                         {"hash", "sha256:" + each.sha256},
                         {"dialect", {{"delimiter", ","}, {"lineTerminator", "\n"}}},
                         {"schema", schema_of(each.table)}});
  }
  const OrderedJson package{{"name", "annals-dump"},
                            {"title", "A store of yearly indicators, whole"},
                            {"profile", "tabular-data-package"},
                            {"annals", {{"form", "dump"}, {"version", kDumpVersion}}},
                            {"resources", std::move(resources)}};
  return package.dump(2) + "\n";
}

Result<void> PackageSink::finish() {
  if (auto ended = end_table(); !ended) return ended;
  for (const auto& [name, text] :
       {std::pair<const char*, std::string>(kPackageFile, descriptor()),
        std::pair<const char*, std::string>(kAttributesFile, "* -text\n")}) {
    std::ofstream out(folder_ / name, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) {
      return Error{ErrorCode::kIo, core::quoted((folder_ / name).string(), 4096) +
                                       " cannot be written; is the disk full?"};
    }
  }
  return {};
}

// ---- Reading.

Result<DumpPackage> read_package(const fs::path& folder) {
  std::error_code problem;
  if (!fs::is_directory(folder, problem)) return no_folder(folder);
  if (!fs::exists(folder / kPackageFile, problem)) {
    return no_dump(folder, std::string("it has no ") + kPackageFile);
  }
  std::ifstream in(folder / kPackageFile, std::ios::binary);
  const std::optional<std::string> text = core::read_whole(in);
  if (!text) return cannot_read(folder / kPackageFile);
  const auto descriptor = nlohmann::json::parse(*text, nullptr, false);
  const auto ours = descriptor.is_object() ? descriptor.find("annals") : descriptor.end();
  if (!descriptor.is_object() || ours == descriptor.end() || !ours->is_object()) {
    return no_dump(folder, std::string("its ") + kPackageFile + " does not say that it is one");
  }
  const auto version = ours->find("version");
  if (version == ours->end() || !version->is_number_integer()) {
    return no_dump(folder, std::string("its ") + kPackageFile + " has no version");
  }
  if (*version != kDumpVersion) {
    return Error{ErrorCode::kSchemaMismatch,
                 core::quoted(folder.string(), 4096) + " is a dump of version " + version->dump() +
                     ", and this program reads version " + std::to_string(kDumpVersion)};
  }
  auto package = package_of(descriptor);
  if (!package) {
    return no_dump(folder, std::string("its ") + kPackageFile +
                               " does not tell of each file its path, bytes and SHA-256");
  }
  return *std::move(package);
}

Result<std::vector<std::string>> files_below(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  fs::recursive_directory_iterator at(folder, problem);
  for (; !problem && at != fs::recursive_directory_iterator(); at.increment(problem)) {
    // A link is a file of its own, wherever it leads.
    if (at->is_directory(problem) && !at->is_symlink(problem)) continue;
    names.push_back(at->path().lexically_relative(folder).generic_string());
  }
  if (problem) return cannot_read(folder);
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> foreign_file(const fs::path& folder, const DumpPackage& package) {
  const auto names = files_below(folder);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    const bool known = name == kPackageFile || name == kAttributesFile ||
                       std::any_of(package.files.begin(), package.files.end(),
                                   [&](const PackageFile& file) { return file.name == name; });
    if (!known) return name;
  }
  return std::string();
}

Result<void> check_files(const fs::path& folder, const DumpPackage& package, bool edited) {
  const auto foreign = foreign_file(folder, package);
  if (!foreign) return foreign.error();
  const std::string place = core::quoted(folder.string(), 4096);
  if (!foreign->empty()) {
    return Error{ErrorCode::kInvalidData, place + " holds " + core::quoted(*foreign, 4096) +
                                              ", which is no part of the dump: take it out"};
  }
  for (const PackageFile& file : package.files) {
    std::error_code problem;
    if (!fs::is_regular_file(folder / file.name, problem)) {
      return Error{ErrorCode::kInvalidData, place + " lacks " + core::quoted(file.name, 4096) +
                                                ", which is a part of the dump"};
    }
    if (edited) continue;
    if (auto checked = check_file(folder, file); !checked) return checked;
  }
  return {};
}

}  // namespace annals::exchange
