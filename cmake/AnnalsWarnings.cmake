# The strict set for a target of ours; errors where the presets ask for it.
function(annals_set_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${ANNALS_WARNINGS_AS_ERRORS}>:-Werror>)
endfunction()
