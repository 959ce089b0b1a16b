// What must hold for the dump of any store, tried on made-up ones.
#include <annals/dump.h>
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "dumping.h"
#include "support/random.h"

TEST_SUITE_BEGIN("dump");

namespace annals::test {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kWords{"正文"sv, "a, b"sv, "said \"so\""sv,  "two\nlines"sv, "\r\n"sv,
                            " "sv,    "=1+1"sv, "@x"sv,           "|"sv,          "\\"sv,
                            "\\|"sv,  "-"sv,    "\xEF\xBB\xBF"sv, "🏛"sv,       "\t"sv,
                            "\r"sv,   "''"sv};
constexpr std::array kLanguages{"zh"sv, "en"sv, "zh-hans"sv, "pt-br"sv};
constexpr std::array kDates{""sv, "2019"sv, "2020-12"sv, "2021-06-30"sv, "2023"sv};
constexpr std::array kValues{"0"sv,    "1"sv,  "1.0"sv,   "97.30"sv, "97.3"sv,
                             "12e3"sv, "-5"sv, "0.050"sv, "205e7"sv, "999999999999999999"sv};
constexpr std::array kBounds{Bound::kExact, Bound::kExact, Bound::kAbout, Bound::kAtLeast,
                             Bound::kAtMost};
constexpr std::array kMissing{"O"sv, "L"sv, "M"sv, "Q"sv, "OP"sv};
constexpr std::array kStatuses{""sv, ""sv, "P"sv, "E"sv, "BP"sv, "D"sv};
constexpr std::array kYears{0, 2, 900, 1949, 2012, 2019, 2020, 2021};

// Makes up a store by definitions, redefinitions, writes, retractions, waivers and freezes.
class MadeUp {
 public:
  explicit MadeUp(std::uint64_t seed) : random_(seed) {
    for (int i = 0; i < 5; ++i) define_agency(i);
    for (int i = 0; i < 2; ++i) define_subject(i);
    for (int i = 0; i < 4; ++i) define_indicator(i);
    for (int i = 0; i < 4; ++i) define_source(i);
    for (std::size_t steps = 5 + random_.below(25u); steps > 0; --steps) step();
  }
  const Store& store() const { return store_; }

 private:
  void step() {
    switch (random_.below(12)) {
      case 0:
        return define_agency(static_cast<int>(random_.below(7)));
      case 1:
        return define_indicator(static_cast<int>(random_.below(5)));
      case 2:
        return define_source(static_cast<int>(random_.below(5)));
      case 3:
        return define_rest();
      case 4:
        return waive();
      case 5:
        if (random_.one_in(2)) freeze();
        return;
      default:
        return write();
    }
  }

  std::string words(std::size_t least = 0) {
    std::string text;
    for (std::size_t n = least + random_.below(3u); n > 0; --n) text += random_.of(kWords);
    return text;
  }
  // Words that are a name: not blank, and of one thing only.
  std::string name(const std::string& of) { return words() + of + words(); }
  Names names(const std::string& of) {
    Names result;
    for (const std::string_view language : kLanguages) {
      if (random_.one_in(2)) result.names[Language(language)] = name(of);
      if (!random_.one_in(3)) continue;
      for (std::size_t n = 1 + random_.below(2u); n > 0; --n) {
        result.aliases[Language(language)].push_back(name(of));
      }
    }
    return result;
  }
  LocalizedText texts() {
    LocalizedText result;
    for (const std::string_view language : kLanguages) {
      if (random_.one_in(3)) result[Language(language)] = words(1);
    }
    return result;
  }
  Decimal value() { return dec(random_.of(kValues)); }
  Year year() { return Year(1 + random_.of(kYears)); }

  template <typename C>
  static C code(const char* what, std::size_t i) {
    return C(what + std::to_string(i));
  }
  AgencyCode any_agency() { return code<AgencyCode>("A", random_.below(5u)); }
  IndicatorCode any_indicator() { return code<IndicatorCode>("i", random_.below(4u)); }
  SourceCode any_source() { return code<SourceCode>("s.", random_.below(4u)); }

  // A redefinition that the store refuses, since values or others stand against it, is no matter.
  template <typename T>
  void define(const T& definition) {
    static_cast<void>(store_.define(definition, Redefine::kReplace).has_value());
  }

  void define_agency(int i) {
    Agency agency{.code = code<AgencyCode>("A", static_cast<std::size_t>(i)),
                  .names = names("A" + std::to_string(i) + "."),
                  .kind = random_.one_in(2) ? AgencyKind::kCounty : AgencyKind::kCourt};
    if (i > 0 && random_.one_in(2)) {
      agency.parent = code<AgencyCode>("A", random_.below(static_cast<std::size_t>(i)));
    }
    if (i > 1 && random_.one_in(3)) {
      agency.former_parents.push_back({code<AgencyCode>("A", 0), Year(1950)});
      agency.former_parents.push_back({code<AgencyCode>("A", 1), Year(2000)});
    }
    if (random_.one_in(4)) agency.last_year = Year(2999 - static_cast<int>(random_.below(2)));
    define(agency);
  }
  void define_subject(int i) {
    Subject subject{.code = code<SubjectCode>("t", static_cast<std::size_t>(i)),
                    .names = names("t" + std::to_string(i) + ".")};
    if (i > 0) subject.parent = SubjectCode("t0");
    define(subject);
  }
  void define_indicator(int i) {
    Indicator indicator{.code = code<IndicatorCode>("i", static_cast<std::size_t>(i)),
                        .names = names("i" + std::to_string(i) + "."),
                        .definition = texts(),
                        .kind = IndicatorKind::kAmount,
                        .unit = words(),
                        .unit_names = texts(),
                        .decimals = static_cast<int>(random_.below(19)),
                        .polarity = Polarity::kLowerIsBetter,
                        .factor = dec(random_.one_in(2) ? "1e2" : "0.10"),
                        .rounding = RoundingRule::kHalfEven};
    if (random_.one_in(2)) indicator.subject = SubjectCode("t1");
    if (random_.one_in(4)) indicator.lower_bound = dec("-1e1");
    if (i == 3 && random_.one_in(2)) {
      indicator.numerator = IndicatorCode("i0");
      indicator.denominator = IndicatorCode("i1");
      indicator.aggregation = Aggregation::kRatioOfSums;
    }
    if (i == 2 && random_.one_in(2)) indicator.formula = "i0 +  i1 * 2";
    define(indicator);
  }
  void define_source(int i) {
    SourceDocument document{.code = code<SourceCode>("s.", static_cast<std::size_t>(i)),
                            .title = words(),
                            .document_number = words(),
                            .publisher = words(),
                            .url = words(),
                            .note = words()};
    if (random_.one_in(4)) document.sha256 = std::string(64, 'a');
    const std::string_view day = random_.of(kDates);
    if (!day.empty()) document.published = PartialDate::parse(day).value();
    define(document);
  }

  void define_rest() {
    DefinitionVersion version{.indicator = any_indicator(),
                              .version = name("v"),
                              .legal_basis = words(),
                              .numerator_rule = words(),
                              .denominator_rule = words(),
                              .note = words()};
    if (random_.one_in(2)) version.valid_from = parse_date("2015-05-01").value();
    define(version);
    SeriesBreak series_break{.indicator = any_indicator(), .first_year = year(), .reason = words()};
    if (random_.one_in(2)) series_break.agency = any_agency();
    if (random_.one_in(2)) series_break.pre_break_value = value();
    define(series_break);
    define(Succession{.kind = SuccessionKind::kMerge,
                      .predecessor = AgencyCode("A0"),
                      .successor = AgencyCode("A1"),
                      .year = year(),
                      .basis = words(),
                      .note = words()});
    Target target{.indicator = any_indicator(),
                  .year = year(),
                  .value = value(),
                  .source = any_source(),
                  .note = words()};
    if (random_.one_in(2)) {
      target.agency = any_agency();
    } else {
      target.agency_kind = AgencyKind::kCounty;
    }
    define(target);
    define(Rule{.code = RuleCode("R1"),
                .names = texts(),
                .identity = parse_identity("i0[-1] = i1 - i2").value(),
                .note = words()});
    define(Rule{.code = RuleCode("r2"),
                .kind = RuleKind::kRange,
                .severity = Severity::kNote,
                .indicator = any_indicator(),
                .first_year = Year(900),
                .low = value()});
  }

  void write() {
    Batch batch(any_source());
    for (std::size_t n = 1 + random_.below(6u); n > 0; --n) {
      if (random_.one_in(6)) {
        batch.retract(any_agency(), any_indicator(), year(), words());
      } else {
        batch.add(any_agency(), any_indicator(), observation());
      }
    }
    static_cast<void>(store_.write(batch, {.author = words(), .reason = words()}).has_value());
  }
  Observation observation() {
    Observation said{.year = year(), .bound = random_.of(kBounds)};
    if (random_.one_in(5)) {
      said.status = ObsStatusSet::parse(random_.of(kMissing)).value();
    } else {
      said.value = value();
      said.status = ObsStatusSet::parse(random_.of(kStatuses)).value();
    }
    if (random_.one_in(4)) said.numerator = value();
    if (random_.one_in(4)) said.denominator = dec("1e3");
    if (random_.one_in(3)) said.locator = words();
    if (random_.one_in(3)) said.note = words();
    return said;
  }

  void waive() {
    Waiver waiver{.rule = RuleCode("sources-disagree"),
                  .agency = any_agency(),
                  .indicator = any_indicator(),
                  .year = year(),
                  .why = words(1),
                  .until = parse_date("2030-02-28").value(),
                  .given_for = words(),
                  .who = words()};
    if (random_.one_in(2)) waiver.document = any_source();
    store_.waive(waiver).value();
  }
  void freeze() { store_.freeze(name("f" + std::to_string(++freezes_)), words()).value(); }

  Random random_;
  Store store_ = Store::in_memory({.author = "maker"}).value();
  int freezes_ = 0;
};

TEST_CASE("dump: any store comes back the same, from the folder and from the document") {
  std::size_t revisions = 0, freezes = 0, waivers = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const MadeUp made_up(seed);
    const Dumped dumped(made_up.store());
    revisions += dumped.summary.revisions;
    freezes += dumped.summary.freezes;
    waivers += dumped.summary.waivers;
    Store loaded = Store::in_memory().value();
    const auto report = load_folder(loaded, dumped.folder());
    REQUIRE(dumped.outcome(report, loaded) == "ok");
    check_same_history(made_up.store(), loaded);
    CHECK(shown(loaded.verify()) == "none");

    // Each form is dumped again from what the other brought, so that neither lost anything.
    dump_json(made_up.store(), dumped.file()).value();
    Store of_document = Store::in_memory().value();
    REQUIRE(dumped.outcome(load_json(of_document, dumped.file()), of_document) == "ok");
    const Dumped again(of_document);
    CHECK(files_of(again.folder()) == files_of(dumped.folder()));
    dump_json(loaded, again.file()).value();
    CHECK(read_bytes(again.file()) == read_bytes(dumped.file()));
  }
  // The stores are not empty ones.
  CHECK(revisions > 100);
  CHECK(freezes > 5);
  CHECK(waivers > 5);
}

// Whatever byte of a dump is changed, it loads as something that dumps and loads again, or is
// refused in words; nothing else happens.
TEST_CASE("dump: a dump with any byte changed is loaded or refused") {
  const Store store = small_store();
  const Dumped dumped(store);
  dump_json(store, dumped.file()).value();
  const std::string document = read_bytes(dumped.file());
  const auto files = files_of(dumped.folder());
  Random random(7);
  int loaded = 0, refused = 0;
  for (int i = 0; i < 60; ++i) {
    CAPTURE(i);
    const auto file = std::next(files.begin(), static_cast<long>(random.below(files.size())));
    std::string text = file->second;
    const char byte = static_cast<char>(random.below(256));
    text[random.below(text.size())] = byte;
    dumped.place.write("dump/" + file->first, text);
    Store target = Store::in_memory().value();
    const auto report = load_folder(target, dumped.folder(), {.edited = true});
    (report && report->issues.empty() ? loaded : refused) += 1;
    CHECK((report.has_value() || !report.error().message.empty()));
    if (report && report->issues.empty()) CHECK(shown(target.verify()) == "none");
    dumped.place.write("dump/" + file->first, file->second);

    text = document;
    text[random.below(text.size())] = byte;
    dumped.place.write("store.json", text);
    Store of_document = Store::in_memory().value();
    const auto read = load_json(of_document, dumped.file());
    if (read && read->issues.empty()) CHECK(shown(of_document.verify()) == "none");
  }
  CHECK(loaded > 3);
  CHECK(refused > 10);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
