#!/bin/sh
# Fails if a built library of ours refers to what prints or ends the program.
#
#   check_symbols.sh <library> [nm]
set -eu
LC_ALL=C
export LC_ALL
library=$1
nm=${2:-nm}

# Not std::terminate: compilers refer to it for every noexcept function; check_source.sh looks for it.
# std::cout, std::cerr and std::clog; the C functions that write to a stream or end the program.
forbidden='_ZSt4cout|_ZSt4cerr|_ZSt4clog|stdout|stderr|v?f?printf|__v?f?printf_chk|puts|putchar'
forbidden="$forbidden|perror|abort|exit|_exit|_Exit|quick_exit"

undefined=$("$nm" --undefined-only "$library")
breaches=$(printf '%s\n' "$undefined" | awk -v forbidden="^($forbidden)(@.*)?\$" '
  /:$/ { object = $0 }
  $NF ~ forbidden { print object " " $NF }' | sort -u)
if [ -n "$breaches" ]; then
  printf '%s\n' "$breaches"
  exit 1
fi
