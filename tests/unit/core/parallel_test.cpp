#include "core/parallel.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>  // and what POSIX adds to it
#include <vector>

TEST_SUITE_BEGIN("parallel");

namespace annals::core {
namespace {

TEST_CASE("parallel: every entry is done once, whatever the parts and the threads") {
  for (const std::size_t count : {0U, 1U, 7U, 64U, 1000U}) {
    for (const std::size_t part : {1U, 3U, 64U, 2000U}) {
      for (const unsigned threads : {0U, 1U, 2U, 5U}) {
        CAPTURE(count);
        CAPTURE(part);
        CAPTURE(threads);
        std::vector<std::atomic<int>> done(count);
        const auto work = [&](std::size_t begin, std::size_t end) {
          CHECK(end - begin <= part);
          for (std::size_t i = begin; i < end; ++i) ++done[i];
        };
        work_in_parts(count, part, threads, work);
        for (const std::atomic<int>& times : done) REQUIRE(times == 1);
      }
    }
  }
}

TEST_CASE("parallel: workers have their own state, and share all the work") {
  struct Counter {
    std::size_t seen = 0;
    void operator()(std::size_t begin, std::size_t end) { seen += end - begin; }
  };
  std::vector<Counter> workers(3);
  work_in_parts(1000, 10, workers);
  CHECK(workers[0].seen + workers[1].seen + workers[2].seen == 1000);
}

TEST_CASE("parallel: what the first part threw is thrown, and all others are done") {
  for (const unsigned threads : {1U, 2U, 4U}) {
    CAPTURE(threads);
    std::atomic<int> parts = 0;
    const auto work = [&](std::size_t begin, std::size_t) {
      ++parts;
      if (begin >= 30) throw std::runtime_error("part " + std::to_string(begin));
    };
    std::string thrown;
    try {
      work_in_parts(100, 10, threads, work);
    } catch (const std::runtime_error& error) {
      thrown = error.what();
    }
    CHECK(thrown == "part 30");
    CHECK(parts == 10);
  }
}

// No system has room for the stacks of its threads.
class NoThreads {
 public:
  NoThreads() {
    pthread_getattr_default_np(&before_);
    pthread_attr_t huge;
    pthread_attr_init(&huge);
    pthread_attr_setstacksize(&huge, std::size_t{1} << 50);
    set_ = pthread_setattr_default_np(&huge) == 0;
    pthread_attr_destroy(&huge);
  }
  NoThreads(const NoThreads&) = delete;
  NoThreads& operator=(const NoThreads&) = delete;
  ~NoThreads() {
    pthread_setattr_default_np(&before_);
    pthread_attr_destroy(&before_);
  }
  bool set() const { return set_; }

 private:
  pthread_attr_t before_{};
  bool set_ = false;
};

TEST_CASE("parallel: where the system has no more threads, the one at hand does all the work") {
  const NoThreads none;
  REQUIRE(none.set());
  std::size_t done = 0;
  const auto work = [&](std::size_t begin, std::size_t end) { done += end - begin; };
  work_in_parts(1000, 10, 4, work);
  CHECK(done == 1000);
}

TEST_CASE("parallel: of parts that threw the first counts, whichever was told first") {
  FirstThrown thrown;
  CHECK_NOTHROW(thrown.rethrow());
  for (const int part : {3, 1, 2}) {
    try {
      throw part;
    } catch (...) {
      thrown.keep(static_cast<std::size_t>(part));
    }
  }
  CHECK_THROWS_AS(thrown.rethrow(), int);
  int found = 0;
  try {
    thrown.rethrow();
  } catch (const int part) {
    found = part;
  }
  CHECK(found == 1);
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
