// Workbooks that are put together part by part, as no program would write them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::test {

// A ZIP archive in which nothing is compressed.
class Archive {
 public:
  // With "damaged" the checksum of the part is not its own.
  void add(std::string_view name, std::string_view text, bool damaged = false) {
    const std::uint32_t sum = checksum(text) ^ (damaged ? 1U : 0U);
    std::string about = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                        number(sum, 4) + number(text.size(), 4) + number(text.size(), 4) +
                        number(name.size(), 2) + number(0, 2);
    list_ += "PK\x01\x02" + number(20, 2) + about + number(0, 2) + number(0, 2) + number(0, 2) +
             number(0, 4) + number(parts_.size(), 4) + std::string(name);
    parts_ += "PK\x03\x04" + about + std::string(name);
    parts_ += text;
    ++count_;
  }

  std::string bytes() const {
    return parts_ + list_ + "PK\x05\x06" + number(0, 4) + number(count_, 2) + number(count_, 2) +
           number(list_.size(), 4) + number(parts_.size(), 4) + number(0, 2);
  }

 private:
  static std::string number(std::size_t value, std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFFU);
    return text;
  }

  static std::uint32_t checksum(std::string_view text) {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
      std::uint32_t sum = i;
      for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ (sum % 2 != 0 ? 0xEDB88320U : 0U);
      table[i] = sum;
    }
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char c : text)
      sum = sum >> 8U ^ table[(sum ^ static_cast<unsigned char>(c)) & 0xFFU];
    return ~sum;
  }

  std::string parts_, list_;
  std::size_t count_ = 0;
};

// The parts of a workbook of one sheet, "S", of which each may be changed before it is written.
struct Parts {
  std::string sheet;  // what stands in the element of the sheet
  std::string strings = "<sst><si><t>pukou</t></si></sst>";
  std::string styles = "<styleSheet/>";
  std::string sheets = "<sheet name=\"S\" r:id=\"r1\"/>";
  std::string damaged{};  // the part whose checksum is wrong
  std::string left_out{};

  std::string bytes() const {
    Archive archive;
    const auto add = [&](const std::string& name, const std::string& text) {
      if (name != left_out) archive.add(name, text, name == damaged);
    };
    add("_rels/.rels", "<r><r Id=\"b\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></r>");
    add("xl/workbook.xml", "<workbook><sheets>" + sheets + "</sheets></workbook>");
    add("xl/_rels/workbook.xml.rels",
        "<r><r Id=\"r1\" Type=\"x/worksheet\" Target=\"sheet.xml\"/>"
        "<r Id=\"r2\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/>"
        "<r Id=\"r3\" Type=\"x/styles\" Target=\"/xl/styles.xml\"/></r>");
    add("xl/sheet.xml", "<worksheet>" + sheet + "</worksheet>");
    add("xl/strings.xml", strings);
    add("xl/styles.xml", styles);
    return archive.bytes();
  }
};

// A cell with a text: cell("A1", "agency").
inline std::string cell(std::string_view place, std::string_view text) {
  return "<c r=\"" + std::string(place) + "\" t=\"inlineStr\"><is><t>" + std::string(text) +
         "</t></is></c>";
}

// A row of texts from column A on.
inline std::string texts(std::size_t row, const std::vector<std::string_view>& cells) {
  std::string text = "<row r=\"" + std::to_string(row) + "\">";
  for (std::size_t i = 0; i < cells.size(); ++i)
    text += cell(static_cast<char>('A' + i) + std::to_string(row), cells[i]);
  return text + "</row>";
}

}  // namespace annals::test
