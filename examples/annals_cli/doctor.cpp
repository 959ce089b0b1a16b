#include <annals/doctor.h>

#include <algorithm>
#include <memory>

#include "arguments.h"
#include "commands.h"
#include "progress.h"
#include "table.h"

namespace annals::cli {
namespace {

struct DoctorArguments {
  std::string file, new_file;
};

// More would scroll away what matters; the rest is counted.
constexpr std::size_t kShown = 50;

void tell_all(const Session& session, const std::vector<Defect>& defects) {
  const std::size_t shown = std::min(defects.size(), kShown);
  for (std::size_t i = 0; i < shown; ++i) session.print("  " + defects[i].message);
  if (shown < defects.size()) {
    session.print(session.text("  and ", "  另有 ") + std::to_string(defects.size() - shown) +
                  session.text(" more", " 处"));
  }
}

Error storage_error(Error error) {
  // A file that is not there or damaged is a matter of the storage.
  if (error.code == ErrorCode::kNotFound || error.code == ErrorCode::kInvalidData) {
    error.code = ErrorCode::kIo;
  }
  return error;
}

// Of what never was a store there is nothing to be saved.
bool may_be_saved(const std::vector<Defect>& defects) {
  if (defects.size() > 1) return true;
  const std::string& rule = defects.front().rule;
  return rule != "empty" && rule != "not_a_database" && rule != "other_program";
}

Result<ExitCode> examine(const Session& session, const DoctorArguments& arguments) {
  const auto defects = [&] {
    const Progress progress(session.text("examining", "正在检查"));
    return examine_file(arguments.file);
  }();
  if (!defects) return storage_error(defects.error());
  if (session.format != Format::kTable) {
    Table table(
        {{"rule", session.text("Rule", "规则")}, {"message", session.text("Defect", "问题")}});
    for (const Defect& defect : *defects) table.add({defect.rule, defect.message});
    table.print(session);
  } else if (defects->empty()) {
    session.print("\"" + arguments.file + "\": " + session.text("nothing is wrong", "一切正常"));
  } else {
    session.print("\"" + arguments.file + "\":");
    tell_all(session, *defects);
    if (!may_be_saved(*defects)) return ExitCode::kFindings;
    session.print(session.say(
        "restore a backup if there is one; what can be read is saved by --salvage NEW_FILE",
        "如有备份请恢复备份；用 --salvage 新文件 可挽救尚能读出的内容"));
  }
  return defects->empty() ? ExitCode::kGood : ExitCode::kFindings;
}

// A document for programs, whatever the format: lists of several sorts.
void print_report(const Session& session, const SalvageReport& report) {
  const auto listed = [](const std::vector<Defect>& defects) {
    Json list = Json::array();
    for (const Defect& each : defects)
      list.push_back({{"rule", each.rule}, {"message", each.message}});
    return list;
  };
  Json tables = Json::array(), left_out = Json::array();
  for (const SalvagedTable& each : report.tables) {
    tables.push_back({{"table", each.table},
                      {"rows", each.rows},
                      {"refused", each.refused},
                      {"gaps", each.gaps}});
  }
  for (const DoubtfulValue& each : report.left_out) {
    left_out.push_back({{"agency", each.agency},
                        {"indicator", each.indicator},
                        {"year", static_cast<int>(each.year)},
                        {"why", each.why}});
  }
  print_json(session, {{"complaints", listed(report.complaints)},
                       {"tables", std::move(tables)},
                       {"losses", listed(report.losses)},
                       {"left_out", std::move(left_out)},
                       {"values", report.values},
                       {"unconfirmed", report.unconfirmed},
                       {"restored", report.restored}});
}

void print_tables(const Session& session, const SalvageReport& report) {
  Table table({{"", session.text("Table", "表")},
               {"", session.text("Rows saved", "已挽救行数"), Align::kRight},
               {"", session.text("Refused", "拒收"), Align::kRight},
               {"", session.text("Gaps", "缺损处"), Align::kRight}});
  const auto count = [](std::int64_t number) {
    return number == 0 ? std::string() : std::to_string(number);
  };
  for (const SalvagedTable& each : report.tables) {
    table.add({each.table, std::to_string(each.rows), count(each.refused),
               count(static_cast<std::int64_t>(each.gaps))});
  }
  table.print_aligned(session);
}

void print_left_out(const Session& session, const SalvageReport& report) {
  if (report.left_out.empty()) return;
  session.print();
  session.print(session.text("values left out, since it cannot be said what they are: ",
                             "无法确定而未保留的数值：") +
                std::to_string(report.left_out.size()));
  std::vector<Defect> lines;
  for (const DoubtfulValue& each : report.left_out) {
    lines.push_back(
        {"", each.agency + " " + each.indicator + " " + to_string(each.year) + ": " + each.why});
  }
  tell_all(session, lines);
}

void print_salvage(const Session& session, const DoctorArguments& arguments,
                   const SalvageReport& report) {
  if (!report.complaints.empty()) {
    session.print("\"" + arguments.file + "\":");
    tell_all(session, report.complaints);
    session.print();
  }
  print_tables(session, report);
  if (!report.losses.empty()) {
    session.print();
    session.print(session.say("what could not be saved as it was:", "未能原样挽救的内容："));
    tell_all(session, report.losses);
  }
  print_left_out(session, report);
  session.print();
  session.print(session.text("saved to \"", "已保存到 \"") + arguments.new_file + "\"" +
                session.text(": values ", "：数值 ") + std::to_string(report.values));
  if (report.restored > 0) {
    session.print(session.text("of these taken from the packed copy, without counts, place and "
                               "note: ",
                               "其中取自压缩副本（无分子分母、位置与备注）：") +
                  std::to_string(report.restored));
  }
  session.print(session.say("it is sealed anew: a digest kept of the old file is not found in it",
                            "已重新封印：旧文件留存的封印在新文件中查不到"));
  if (report.unconfirmed > 0) {
    session.print(session.text("of these without a second copy that would confirm them: ",
                               "其中无第二副本可资核对：") +
                  std::to_string(report.unconfirmed));
  }
}

Result<ExitCode> save(const Session& session, const DoctorArguments& arguments) {
  const auto report = [&] {
    const Progress progress(session.text("saving", "正在挽救"));
    return salvage(arguments.file, arguments.new_file);
  }();
  if (!report) {
    const bool taken = report.error().code == ErrorCode::kAlreadyExists;
    return taken ? report.error() : storage_error(report.error());
  }
  if (session.format == Format::kTable) {
    print_salvage(session, arguments, *report);
  } else {
    print_report(session, *report);
  }
  return report->complaints.empty() && report->whole() ? ExitCode::kGood : ExitCode::kFindings;
}

}  // namespace

void add_doctor(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "doctor", session.text("say what is wrong with a damaged file, and save what can be read",
                             "说明损坏的文件有何问题，并挽救尚能读出的内容"));
  const auto arguments = std::make_shared<DoctorArguments>();
  command
      ->add_option("FILE", arguments->file,
                   session.text("the file; it is not changed", "要检查的文件，不会被改动"))
      ->required();
  command
      ->add_option(
          "--salvage", arguments->new_file,
          session.text("save what can be read into a new store", "把尚能读出的内容存入新库"))
      ->option_text("NEW_FILE");
  set_work(command, session, [&session, arguments] {
    return arguments->new_file.empty() ? examine(session, *arguments) : save(session, *arguments);
  });
}

}  // namespace annals::cli
