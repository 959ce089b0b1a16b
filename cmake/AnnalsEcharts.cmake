# Apache ECharts for the pages of reports, pinned by web/package-lock.json. Sets annals_live_scripts to
# what is added to the script of a page; empty without it.
#
#   ANNALS_ECHARTS   ON: fetched by npm when the build is configured
#                    AUTO: taken if "npm ci" was run in web/; nothing is fetched
#                    OFF: left out
set(ANNALS_ECHARTS AUTO CACHE STRING "Apache ECharts in the pages of reports: ON, OFF or AUTO")
set_property(CACHE ANNALS_ECHARTS PROPERTY STRINGS AUTO ON OFF)

set(annals_live_scripts "")
set(echarts_folder ${PROJECT_SOURCE_DIR}/web)
if(ANNALS_ECHARTS AND NOT ANNALS_ECHARTS STREQUAL "AUTO")
  find_program(ANNALS_NPM npm REQUIRED)
  set(echarts_folder ${CMAKE_CURRENT_BINARY_DIR}/web)
  file(COPY web/package.json web/package-lock.json DESTINATION ${echarts_folder})
  execute_process(
    COMMAND ${ANNALS_NPM} ci --ignore-scripts --no-audit --no-fund
    WORKING_DIRECTORY ${echarts_folder}
    RESULT_VARIABLE echarts_failed OUTPUT_QUIET)
  if(echarts_failed)
    message(FATAL_ERROR "npm ci failed in ${echarts_folder}: see above, or set ANNALS_ECHARTS to OFF")
  endif()
endif()
set(echarts_bundle ${echarts_folder}/node_modules/echarts/dist/echarts.common.min.js)
if(NOT ANNALS_ECHARTS STREQUAL "OFF" AND EXISTS ${echarts_bundle})
  # So that it may stand in a page that is HTML and XML.
  file(READ ${echarts_bundle} echarts_text)
  string(REPLACE "]]>" "]] >" echarts_text "${echarts_text}")
  string(REPLACE "</" "<\\/" echarts_text "${echarts_text}")
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/echarts.js "${echarts_text}\n")
  set(annals_live_scripts ${CMAKE_CURRENT_BINARY_DIR}/echarts.js lib/report/live.js)
  message(STATUS "Apache ECharts in the pages of reports: yes")
else()
  message(STATUS "Apache ECharts in the pages of reports: no (ANNALS_ECHARTS is ${ANNALS_ECHARTS})")
endif()
