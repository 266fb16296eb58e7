// MeCab's header declares C++ classes beside its C functions; Swift sees the C functions.
#pragma once
#include <mecab.h>

/// The state of a node at the end of a sentence, an enumerator without a type of its own.
static inline int cmecab_is_word(const mecab_node_t *node) {
  return node->stat == MECAB_NOR_NODE || node->stat == MECAB_UNK_NODE;
}
