// Ctrl-C as a question to be asked, so that work can be given up in good order.
#pragma once

namespace annals::cli {

// While it lives, the first Ctrl-C (or a request to end) is noted instead of ending the program. A
// second one ends it at once, which harms no store either.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  bool asked() const noexcept;
};

}  // namespace annals::cli
