// doctest itself, compiled once. It is told to be by this name alone, which works as well where the
// header was read before: precompiled.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

int main(int argc, char** argv) { return doctest::Context(argc, argv).run(); }
