#include "storage/batch_digest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "storage/check_seals.h"
#include "support/builders.h"
#include "support/random.h"
#include "support/room.h"
#include "support/shown.h"

TEST_SUITE_BEGIN("batch_digest");

namespace annals::storage {
namespace {

const BatchHead kHead{"report", "2024-01-31T08:30:00.000Z", "li", "", "annals 0.1.0"};

StoredRevision revision(int year, const char* value, std::int64_t batch_id = 1) {
  StoredRevision result;
  result.batch_id = batch_id;
  result.year = static_cast<std::int16_t>(year);
  result.value = test::dec(value);
  return result;
}

std::string digest_of(const StoredRevision& revision, const Batch::Detail& detail = {}) {
  return core::hex(
      storage::digest_of(std::span(&revision, 1), std::span(&detail, revision.has_detail ? 1 : 0)));
}

// By: printf '\001\344\017\000\001\000\000\002\222\340\004' | sha256sum
TEST_CASE("batch_digest: the digest of a series is that of its packed form") {
  CHECK(digest_of(revision(2020, "97.30")) ==
        "3c55793013fdcb2fd5fc557ecfe566925b54ab6f2d63861d7fa776f9dcd4cc59");
}

TEST_CASE("batch_digest: whatever a revision says is in its digest") {
  std::vector<std::string> digests{digest_of(revision(2020, "97.30"))};
  digests.push_back(digest_of(revision(2021, "97.30")));
  digests.push_back(digest_of(revision(2020, "97.3")));
  digests.push_back(digest_of(revision(2020, "-97.30")));
  StoredRevision about = revision(2020, "97.30");
  about.bound = Bound::kAbout;
  digests.push_back(digest_of(about));
  StoredRevision provisional = revision(2020, "97.30");
  provisional.status = ObsStatusSet::parse("P").value();
  digests.push_back(digest_of(provisional));
  StoredRevision none = revision(2020, "0");
  none.value.reset();
  digests.push_back(digest_of(none));
  digests.push_back(digest_of(revision(2020, "0")));
  none.retracted = true;
  digests.push_back(digest_of(none));
  StoredRevision detailed = revision(2020, "97.30");
  detailed.has_detail = true;
  Batch::Detail detail;
  detail.numerator = test::dec("1");
  digests.push_back(digest_of(detailed, detail));
  detail = {};
  detail.denominator = test::dec("1");
  digests.push_back(digest_of(detailed, detail));
  detail = {};
  detail.locator = "p. 3";
  digests.push_back(digest_of(detailed, detail));
  detail = {};
  detail.note = "p. 3";
  digests.push_back(digest_of(detailed, detail));
  std::sort(digests.begin(), digests.end());
  CHECK(std::adjacent_find(digests.begin(), digests.end()) == digests.end());
}

TEST_CASE("batch_digest: a batch is told by its series, their codes and what it says of itself") {
  const core::Digest one = core::Sha256().add("one").digest();
  const auto content = [&](const char* indicator, const char* agency, const BatchHead& head) {
    BatchDigest batch;
    batch.add(indicator, agency, one);
    return core::hex(batch.content(head));
  };
  const std::string whole = content("rate", "court", kHead);
  CHECK(whole == content("rate", "court", kHead));
  CHECK(whole != content("ratec", "ourt", kHead));
  for (std::string BatchHead::*field :
       {&BatchHead::source, &BatchHead::recorded_at, &BatchHead::author, &BatchHead::reason,
        &BatchHead::program}) {
    BatchHead other = kHead;
    other.*field += "x";
    CHECK(whole != content("rate", "court", other));
  }
}

TEST_CASE("batch_digest: a series is split by batch, whatever years they share") {
  test::Room room;
  std::vector<std::pair<std::int64_t, core::Digest>> shown;
  const std::vector<StoredRevision> revisions{revision(2020, "1", 7), revision(2020, "2", 8),
                                              revision(2021, "3", 7)};
  each_batch(
      room.connection, {1, 1}, revisions,
      [&](std::int64_t batch, const core::Digest& digest) { shown.emplace_back(batch, digest); });
  const std::vector<StoredRevision> of_seven{revisions[0], revisions[2]};
  REQUIRE(shown.size() == 2);
  CHECK(shown[0] == std::pair(std::int64_t{7}, storage::digest_of(of_seven, {})));
  CHECK(shown[1] ==
        std::pair(std::int64_t{8}, storage::digest_of(std::span(&revisions[1], 1), {})));
}

// Agencies whose ids do not ascend with their codes, few of many, several batches on one series,
// details, retractions: what the packed series tell is what the history tells.
TEST_CASE("batch_digest: whatever was written is sealed as the history has it") {
  test::Random random(20261127);
  test::Room room;
  for (int i = 0; i < 60; ++i) {
    room.define(test::agency("a" + std::to_string(random.below(1000)) + "-" + std::to_string(i)));
  }
  std::vector<AgencyCode> agencies;
  for (const Agency& each : load_agencies(room.connection)) agencies.push_back(each.code);
  const IndicatorCode indicators[] = {IndicatorCode("rate"), IndicatorCode("cases")};
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    Batch batch(test::source("r" + std::to_string(round % 3)));
    std::set<std::string> taken;
    for (int row = random.between(1, 80); row > 0; --row) {
      const AgencyCode& agency = random.of(agencies);
      const IndicatorCode& indicator = indicators[random.below(2)];
      const int year = random.between(2000, 2006);
      if (!taken.insert(agency.str() + indicator.str() + std::to_string(year)).second) continue;
      Observation said = test::observation(year, std::to_string(random.below(4)));
      if (random.one_in(10)) said.note = "as printed";
      batch.add(agency, indicator, said);
    }
    room.write(batch);
  }
  std::vector<Defect> defects;
  check_seals(room.connection, defects);
  CHECK(test::shown(defects) == "none");
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
