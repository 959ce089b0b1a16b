// The words of official prose that the grammar needs: verbs, rates, adverbs, comparisons.
#pragma once

#include "reading/words.h"

namespace annals::reading {

// What is done and can be counted: 受理, 审结, 编印. Longest first where one holds another.
const WordList& verbs();
// Before a phrase, and no part of a name: 其中, 共, 依法, 全年.
const WordList& openers();
// Behind a phrase, and no part of a name: 达, 为, 共计, 分别.
const WordList& closers();
// Between two members of a list: 、 和 及.
const WordList& joiners();
// Ends the name of a rate: 率, 占比, 比例.
const WordList& rate_ends();
// What a rate is of, without its subject: 满意, 及时, 办结.
const WordList& rate_stems();
// Ups and downs: 上升, 降低.
const WordList& rises();
const WordList& falls();
// 同比, 较上年, 比去年同期.
const WordList& comparisons();
// 提高到, 降至: behind them stands a level.
const WordList& level_verbs();
// Nouns that name nothing by themselves: 案件, 事项.
const WordList& generic_nouns();

}  // namespace annals::reading
