#include "interview.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "accepted.h"
#include "answers.h"
#include "figure.h"
#include "review_file.h"
#include "words.h"

namespace annals::cli {
namespace {

enum class Decision { kOpen, kAccepted, kSkipped };

// What a line of the person means.
enum class Command { kAccept, kChange, kSkip, kNew, kTeach, kBack, kQuit, kHelp, kUnknown };

Command command_of(const std::string& answer) {
  struct Word {
    std::string_view letter, english, chinese;
    Command command;
  };
  static constexpr Word kWords[] = {
      {"a", "accept", "接受", Command::kAccept}, {"c", "change", "改", Command::kChange},
      {"s", "skip", "跳过", Command::kSkip},     {"n", "new", "新", Command::kNew},
      {"t", "teach", "教", Command::kTeach},     {"b", "back", "返回", Command::kBack},
      {"q", "quit", "退出", Command::kQuit},     {"?", "help", "帮助", Command::kHelp}};
  const std::string plain = folded(answer);
  for (const Word& word : kWords) {
    if (plain == word.letter || plain == word.english || plain == word.chinese) return word.command;
  }
  return Command::kUnknown;
}

// yes or no; empty for anything else.
std::optional<bool> consent(const std::string& answer) {
  const std::string plain = folded(answer);
  if (plain == "y" || plain == "yes" || plain == "是") return true;
  if (plain == "n" || plain == "no" || plain == "否") return false;
  return std::nullopt;
}

class Interview {
 public:
  Interview(const Session& session, const Store& store, std::vector<Proposal> found,
            const InterviewRequest& request, std::vector<Indicator> indicators)
      : session_(session),
        store_(store),
        request_(request),
        answers_(session),
        found_(std::move(found)),
        decisions_(found_.size(), Decision::kOpen),
        taught_(found_.size(), false),
        form_(session, store, answers_, std::move(indicators)) {}

  Result<ExitCode> run();

 private:
  enum class Step { kNext, kAgain, kBack, kFinish, kLeave, kEnd };

  Result<void> refresh();
  Step visit(std::size_t at);
  Step obey(Command command, std::size_t at);
  Step accept(std::size_t at);
  Step teach(std::size_t at);
  Step quit();
  bool choose_other(const std::string& answer, std::size_t at);
  bool contradicts(std::size_t at) const;
  void help() const;
  Step confirm();
  Result<ExitCode> write();
  Result<ExitCode> rescue(const std::string& why, ExitCode code);
  std::vector<AcceptedRow> rows() const;
  std::string rescue_file() const;
  std::size_t accepted() const {
    return static_cast<std::size_t>(
        std::count(decisions_.begin(), decisions_.end(), Decision::kAccepted));
  }

  const Session& session_;
  const Store& store_;
  const InterviewRequest& request_;
  Answers answers_;
  std::vector<Proposal> found_;  // as changed by the person
  ReviewSheet sheet_;
  std::vector<Decision> decisions_;
  std::vector<bool> taught_;
  FigureForm form_;
};

// What is skipped takes part in no check; what a person accepted is sure.
Result<void> Interview::refresh() {
  std::vector<Proposal> proposals = found_;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    if (decisions_[i] == Decision::kSkipped) proposals[i].agency.reset();
    if (decisions_[i] == Decision::kAccepted) proposals[i].confidence = 1;
  }
  auto sheet = review_sheet(store_, std::move(proposals));
  if (!sheet) return sheet.error();
  sheet_ = *std::move(sheet);
  return {};
}

void Interview::help() const {
  static constexpr std::pair<std::string_view, std::string_view> kLines[] = {
      {"a  accept the figure as it stands", "a  接受"},
      {"c  change its value, unit, indicator or year", "c  更改数值、单位、指标或年份"},
      {"s  skip it", "s  跳过"},
      {"n  make a new indicator for it", "n  新建指标"},
      {"t  teach: accept it, and know its phrase in the next report",
       "t  接受并记住说法，供下次识别"},
      {"b  go back to the figure before", "b  返回上一个"},
      {"q  quit: you are asked whether to keep what was accepted", "q  退出（会询问是否保留）"},
      {"1, 2, 3  take one of the other indicators shown", "1、2、3  改用所列的其他指标"}};
  for (const auto& [english, chinese] : kLines) session_.print(session_.say(english, chinese));
}

// Another accepted figure says otherwise of the same observation.
bool Interview::contradicts(std::size_t at) const {
  const Proposal& now = found_[at];
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Proposal& other = found_[i];
    const bool same = i != at && decisions_[i] == Decision::kAccepted &&
                      other.agency == now.agency && other.indicator == now.indicator &&
                      other.year == now.year;
    if (!same || (other.value == now.value && other.bound == now.bound)) continue;
    session_.print(session_.text("figure ", "第 ") + std::to_string(i + 1) +
                   session_.text(" says ", " 个已接受为 ") +
                   print_value(other.value, other.bound, session_.language) +
                   session_.text(" of the same: go back and skip one of them",
                                 "，与此相抵：请返回并跳过其一"));
    return true;
  }
  return false;
}

Interview::Step Interview::accept(std::size_t at) {
  const std::string lacking = form_.lacking(found_[at]);
  if (!lacking.empty()) {
    session_.print(lacking);
    return Step::kAgain;
  }
  if (contradicts(at)) return Step::kAgain;
  decisions_[at] = Decision::kAccepted;
  return Step::kNext;
}

Interview::Step Interview::teach(std::size_t at) {
  Proposal& proposal = found_[at];
  const std::string lacking = form_.lacking(proposal);
  if (!lacking.empty()) {
    session_.print(lacking);
    return Step::kAgain;
  }
  if (!form_.ask_phrase(proposal)) return Step::kEnd;
  const Step step = accept(at);
  if (step == Step::kNext) taught_[at] = !proposal.phrase.empty();
  return step;
}

bool Interview::choose_other(const std::string& answer, std::size_t at) {
  const std::vector<Match>& others = found_[at].others;
  if (answer.size() != 1 || answer[0] < '1') return false;
  const auto which = static_cast<std::size_t>(answer[0] - '1');
  if (which >= others.size()) return false;
  const Match chosen = others[which];
  std::vector<Match> rest = others;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(which));
  if (found_[at].indicator) rest.push_back({*found_[at].indicator, 0});
  found_[at].indicator = chosen.code;
  found_[at].others = std::move(rest);
  return true;
}

Interview::Step Interview::quit() {
  if (accepted() == 0) {
    session_.print(session_.say("nothing is written", "未写入任何数值"));
    return Step::kLeave;
  }
  const Step step = confirm();
  return step == Step::kBack ? Step::kAgain : step;
}

// Asks whether to write what was accepted.
Interview::Step Interview::confirm() {
  const std::string count = std::to_string(accepted());
  const std::string question =
      session_.text("write what was accepted, " + count +
                        (accepted() == 1 ? " figure" : " figures") + "? (yes, no, back)",
                    "写入已接受的 " + count + " 个数值？（是、否、返回）");
  std::string answer;
  while (answers_.ask(question, answer)) {
    if (const auto yes = consent(answer)) {
      if (*yes) return Step::kFinish;
      session_.print(session_.say("nothing is written", "未写入任何数值"));
      return Step::kLeave;
    }
    if (command_of(answer) == Command::kBack) return Step::kBack;
    session_.print(session_.say("please answer yes, no or back", "请答“是”“否”或“返回”"));
  }
  return Step::kEnd;
}

Interview::Step Interview::obey(Command command, std::size_t at) {
  switch (command) {
    case Command::kAccept:
      return accept(at);
    case Command::kChange:
      decisions_[at] = Decision::kOpen;
      return form_.change(found_[at]) ? Step::kAgain : Step::kEnd;
    case Command::kSkip:
      decisions_[at] = Decision::kSkipped;
      taught_[at] = false;
      return Step::kNext;
    case Command::kNew:
      return form_.make_indicator(found_[at]) ? Step::kAgain : Step::kEnd;
    case Command::kTeach:
      return teach(at);
    case Command::kBack:
      if (at > 0) return Step::kBack;
      session_.print(session_.say("this is the first figure", "这是第一个"));
      return Step::kAgain;
    case Command::kQuit:
      return quit();
    case Command::kHelp:
      help();
      return Step::kAgain;
    case Command::kUnknown:
      break;
  }
  session_.print(session_.say("please answer a, c, s, n, t, b or q; ? tells what they do",
                              "请答 a、c、s、n、t、b 或 q；? 显示说明"));
  return Step::kAgain;
}

// Shows a figure and asks until it is decided.
Interview::Step Interview::visit(std::size_t at) {
  bool shown = false;
  while (true) {
    if (!shown) {
      if (!refresh()) return Step::kEnd;
      const std::string place = std::to_string(at + 1) + "/" + std::to_string(found_.size());
      form_.show(place, sheet_, at);
      if (decisions_[at] != Decision::kOpen) {
        session_.print(decisions_[at] == Decision::kAccepted
                           ? session_.say("  accepted before", "  此前已接受")
                           : session_.say("  skipped before", "  此前已跳过"));
      }
    }
    std::string answer;
    const std::string_view question =
        session_.say("accept, change, skip, new, teach, back, quit (a c s n t b q ?):",
                     "接受 改 跳过 新 教 返回 退出（a c s n t b q ?）：");
    if (!answers_.ask(question, answer)) return Step::kEnd;
    shown = false;
    if (choose_other(answer, at)) continue;
    const Command command = command_of(answer);
    const Step step = obey(command, at);
    if (step != Step::kAgain) return step;
    // What was changed is shown anew.
    shown = command != Command::kChange && command != Command::kNew;
  }
}

std::vector<AcceptedRow> Interview::rows() const {
  std::vector<AcceptedRow> rows;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (decisions_[i] != Decision::kAccepted) continue;
    const Proposal& proposal = found_[i];
    AcceptedRow row{.place = session_.text("figure ", "第 ") + std::to_string(i + 1),
                    .agency = proposal.agency->str(),
                    .indicator = proposal.indicator->str(),
                    .phrase = proposal.phrase,
                    .observation = {.year = *proposal.year},
                    .teach = taught_[i]};
    row.observation.value = proposal.value;
    row.observation.bound = proposal.bound;
    row.observation.status = status_of(proposal);
    row.observation.locator = locator_of(proposal);
    row.observation.note = note_of(session_, proposal);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<ExitCode> Interview::write() {
  auto store = session_.open_to_write();
  if (!store) return store.error();
  const std::vector<AcceptedRow> accepted = rows();
  // A new indicator of which no figure was accepted in the end is not defined.
  Acceptance acceptance{request_.source, request_.reason};
  for (const Indicator& each : form_.new_indicators()) {
    const bool used = std::any_of(accepted.begin(), accepted.end(), [&](const AcceptedRow& row) {
      return row.indicator == each.code.str();
    });
    if (used) acceptance.new_indicators.push_back(each);
  }
  const auto summary = write_accepted(*store, accepted, acceptance);
  if (!summary) return summary.error();
  print_acceptance(session_, accepted.size(), *summary);
  return ExitCode::kGood;
}

std::string Interview::rescue_file() const {
  if (!request_.review.empty()) return request_.review;
  const std::string stem = std::filesystem::path(request_.report).stem().string() + "-review";
  std::string name = stem + ".csv";
  std::error_code ignored;
  for (int i = 2; std::filesystem::exists(name, ignored) && i < 100; ++i)
    name = stem + "-" + std::to_string(i) + ".csv";
  return name;
}

// A sudden end: nothing is written to the store, and nothing that was decided is lost.
Result<ExitCode> Interview::rescue(const std::string& why, ExitCode code) {
  if (accepted() == 0) {
    session_.tell(why + session_.text(": nothing is written", "：未写入任何数值"));
    return code;
  }
  const std::string file = rescue_file();
  std::vector<bool> marked;
  for (const Decision decision : decisions_) marked.push_back(decision == Decision::kAccepted);
  sheet_.proposals = found_;
  if (auto kept = write_review(session_, file, sheet_, marked); !kept) return kept.error();
  session_.tell(
      why +
      session_.text(": nothing is written to the store; what was accepted is in \"",
                    "：未写入库；已接受的数值存于 \"") +
      file + session_.text("\": go on by annals read --accept ", "\"：可用 annals read --accept ") +
      file + " --source " + request_.source);
  if (!form_.new_indicators().empty()) {
    session_.tell(session_.say("the new indicators are not defined yet: define them first",
                               "新指标尚未登记：请先登记"));
  }
  return code;
}

Result<ExitCode> Interview::run() {
  if (found_.empty()) {
    session_.print(session_.say("no figures were found in the report", "报告中未读出数值"));
    return ExitCode::kGood;
  }
  std::size_t at = 0;
  while (true) {
    Step step = at < found_.size() ? visit(at) : Step::kFinish;
    if (at == found_.size()) {
      if (accepted() == 0) {
        session_.print(
            session_.say("that was the last; nothing was accepted, and nothing is written",
                         "已是最后一个；未接受任何数值"));
        return ExitCode::kGood;
      }
      step = confirm();
    }
    switch (step) {
      case Step::kNext:
        ++at;
        break;
      case Step::kAgain:
        break;
      case Step::kBack:
        at -= at > 0 ? 1 : 0;
        break;
      case Step::kLeave:
        return ExitCode::kGood;
      case Step::kFinish: {
        auto written = write();
        if (written) return written;
        const auto kept = rescue(written.error().message, exit_code_of(written.error().code));
        return kept;
      }
      case Step::kEnd:
        if (answers_.interrupted())
          return rescue(session_.text("stopped", "已中断"), ExitCode::kCancelled);
        return rescue(session_.text("the input has ended", "输入已结束"), ExitCode::kData);
    }
  }
}

}  // namespace

Result<ExitCode> interview(const Session& session, const Store& store, std::vector<Proposal> found,
                           const InterviewRequest& request) {
  if (const auto source = source_named(session, store, request.source); !source)
    return source.error();
  auto indicators = store.indicators();
  if (!indicators) return indicators.error();
  return Interview(session, store, std::move(found), request, *std::move(indicators)).run();
}

}  // namespace annals::cli
