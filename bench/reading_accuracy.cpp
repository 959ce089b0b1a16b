// How well reports are read:
//
//   annals_bench_reading FOLDER [--vocabulary FOLDER] [--misses] [--goals] [--long] [FILE...]
//
// FOLDER holds X.txt beside X.csv, which lists every figure of it in the columns agency, year,
// indicator_phrase, value_as_printed, value_number, unit, qualifier, quote and, where it is known,
// indicator. Printed for each file and for all:
//   recall     the listed figures that were proposed with the same number, unit and bound
//   precision  the proposed figures that are listed (derived ones are not printed, and not counted)
//   year       of the figures found, those of which the year is right
//   phrase     of the figures found, those whose phrase names the listed indicator: alike enough by
//              the characters they share, each weighted by how few listed phrases of the file have
//              it, and no other listed indicator of that unit is more alike
//   known      of the figures found with an indicator in the list, those matched to it, and the
//              wrong matches above a confidence of 0.9
// With --misses it tells what was missed or is wrong, and with --goals it fails if a goal is
// missed: recall, precision and known 95 %, phrase 85 %, no wrong match above 0.9. With --long it
// reads lines of one and of ten megabytes that are all one thing instead, and fails if ten times as
// much takes more than twenty times as long.
#include <annals/annals.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "reading/labels.h"

namespace {

using annals::bench::FileScore;

void print(const std::string& name, const FileScore& score) {
  const auto percent = [](std::size_t part, std::size_t whole) {
    std::ostringstream text;
    if (whole == 0) return std::string("-");
    text.setf(std::ios::fixed);
    text.precision(1);
    text << 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return text.str();
  };
  std::string line = name;
  line.resize(26, ' ');
  const auto add = [&line](std::string column, std::size_t width) {
    line += std::string(width > column.size() ? width - column.size() : 1, ' ') + column;
  };
  add(std::to_string(score.listed), 7);
  add(std::to_string(score.proposed), 9);
  add(percent(score.found, score.listed), 8);
  add(percent(score.found, score.proposed), 10);
  add(percent(score.year_right, score.found), 7);
  add(percent(score.phrase_right, score.found), 8);
  add(percent(score.known_right, score.known), 7);
  add(std::to_string(score.wrong_and_sure), 6);
  std::cout << line << '\n';
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The speed of reading some two megabytes of the same reports, without and with a vocabulary.
void print_speed(const std::string& text, const annals::Vocabulary& vocabulary) {
  std::string much;
  while (!text.empty() && much.size() < 2'000'000) much += text;
  for (const bool known : {false, true}) {
    const std::clock_t start = std::clock();
    const annals::Reading reading =
        annals::read_report(much, known ? vocabulary : annals::Vocabulary{}, {});
    const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::cout << (known ? "with a vocabulary of " + std::to_string(vocabulary.indicators.size())
                        : std::string("without a vocabulary"))
              << ": " << static_cast<double>(much.size()) / 1e6 / taken
              << " MB/s of processor time, " << reading.proposals.size() << " proposals\n";
  }
}

std::string repeated(const std::string& unit, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + unit.size());
  while (text.size() < bytes) text += unit;
  return text;
}

double seconds_for(const std::string& text, const annals::Vocabulary& vocabulary) {
  const std::clock_t start = std::clock();
  const annals::Reading reading = annals::read_report(text, vocabulary, {});
  const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  return reading.proposals.size() > text.size() ? -1 : taken;
}

bool long_lines_are_linear(const annals::Vocabulary& vocabulary) {
  bool linear = true;
  std::cout << "one line of            1 MB     10 MB   (seconds of processor time)\n";
  for (const char* const unit : {"7",
                                 "\u533a",
                                 ",",
                                 "\uff0c",
                                 "\u3001",
                                 "(",
                                 ")",
                                 "\uff08",
                                 "\u300a",
                                 "\u201c",
                                 "\u5176\u4e2d",
                                 "\u5176\u4e2d1\u4ef6\uff0c",
                                 "1\u4ef6",
                                 "1\u4ef6\u3001",
                                 "\u53601%\uff0c",
                                 "2021\u5e741\u4ef6\uff0c",
                                 "\u5206\u522b\u589e\u957f1%\u3001",
                                 "\u5206\u522b1\u4ef6\u3001",
                                 "\u540c\u6bd4\u4e0a\u53471\u4e2a\u767e\u5206\u70b9\uff0c",
                                 "|1",
                                 "\u4e00",
                                 "1-",
                                 "a ",
                                 "7 a "}) {
    const double once = seconds_for(repeated(unit, 1'000'000), vocabulary);
    const double tenfold = seconds_for(repeated(unit, 10'000'000), vocabulary);
    std::cout << unit << "\t\t\t" << once << "\t" << tenfold << std::endl;
    linear = linear && tenfold < 20 * std::max(once, 0.05);
  }
  return linear;
}

bool meets_goals(const FileScore& score) {
  const auto at_least = [](std::size_t part, std::size_t whole, std::size_t percent) {
    return 100 * part >= percent * whole;
  };
  return score.listed > 0 && at_least(score.found, score.listed, 95) &&
         at_least(score.found, score.proposed, 95) &&
         at_least(score.phrase_right, score.found, 85) &&
         at_least(score.known_right, score.known, 95) && score.wrong_and_sure == 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::filesystem::path folder;
  annals::Vocabulary vocabulary;
  bool misses = false, goals = false, long_lines = false;
  std::set<std::string> only;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--misses")
      misses = true;
    else if (argument == "--goals")
      goals = true;
    else if (argument == "--long")
      long_lines = true;
    else if (argument == "--vocabulary" && i + 1 < argc)
      vocabulary = annals::bench::read_vocabulary(argv[++i]);
    else if (folder.empty())
      folder = argument;
    else
      only.insert(argument);
  }
  if (folder.empty()) {
    std::cerr << "usage: annals_bench_reading FOLDER [--vocabulary FOLDER] [--misses] [--goals] "
                 "[--long] [FILE...]\n";
    return 2;
  }
  if (long_lines) return long_lines_are_linear(vocabulary) ? 0 : 1;
  std::cout << "file                       listed proposed  recall precision   year  phrase  known "
               "wrong>.9\n";
  FileScore all;
  std::string everything;
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") files.insert(entry.path());
  }
  for (const auto& file : files) {
    if (!only.empty() && only.count(file.stem().string()) == 0) continue;
    std::filesystem::path text_file = file;
    text_file.replace_extension(".txt");
    const std::string text = contents(text_file);
    if (text.empty()) continue;
    const FileScore score = annals::bench::score_report(text, contents(file), vocabulary,
                                                        misses ? &std::cout : nullptr);
    print(file.stem().string(), score);
    all += score;
    everything += text;
  }
  print("all", all);
  // A test of the goals is no measurement.
  if (!goals) print_speed(everything, vocabulary);
  if (!goals || meets_goals(all)) return 0;
  std::cout << "a goal is missed\n";
  return 1;
}
