// The whole library. Start reading at store.h, then trend.h and import.h.
#pragma once

#include <annals/agency.h>
#include <annals/aggregate.h>
#include <annals/batch.h>
#include <annals/calendar.h>
#include <annals/change.h>
#include <annals/code.h>
#include <annals/compare.h>
#include <annals/decimal.h>
#include <annals/error.h>
#include <annals/import.h>
#include <annals/indicator.h>
#include <annals/lineage.h>
#include <annals/log.h>
#include <annals/names.h>
#include <annals/obs_status.h>
#include <annals/observation.h>
#include <annals/rollup.h>
#include <annals/series.h>
#include <annals/statistics.h>
#include <annals/store.h>
#include <annals/terminal.h>
#include <annals/transform.h>
#include <annals/trend.h>
#include <annals/version.h>
