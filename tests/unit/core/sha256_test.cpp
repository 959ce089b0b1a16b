#include "core/sha256.h"

#include <doctest/doctest.h>

#include <string>

TEST_SUITE_BEGIN("sha256");

namespace annals::core {
namespace {

std::string digest_of(std::string_view bytes) { return Sha256().add(bytes).hex(); }

// The examples of FIPS 180-2, appendix B, and the empty text.
TEST_CASE("sha256: the published examples") {
  CHECK(digest_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(digest_of(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256: it does not matter in which parts the bytes come") {
  const std::string text(150, 'x');
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    CAPTURE(cut);
    CHECK(Sha256().add(text.substr(0, cut)).add(text.substr(cut)).hex() == digest_of(text));
  }
}

TEST_CASE("sha256: texts one behind the other are told from one text") {
  CHECK(Sha256().add_text("a").add_text("b").hex() != Sha256().add_text("ab").hex());
  CHECK(Sha256().add_text("ab").hex() == digest_of(std::string("\2\0\0\0ab", 6)));
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
