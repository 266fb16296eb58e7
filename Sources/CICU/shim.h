// ICU's functions carry the version in their symbol (unorm2_normalize_72) behind a macro that Swift cannot see.
// Each function that we need is called here by its plain name, so that the Swift side is tied to no one version.
#pragma once
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

/// The version of the library that is loaded, not of the headers.
static inline const char *cicu_version(void) {
  static char text[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, text);
  return text;
}

static inline const UNormalizer2 *cicu_nfkc(UErrorCode *code) { return unorm2_getNFKCInstance(code); }

static inline int32_t cicu_normalize(const UNormalizer2 *normalizer, const UChar *source, int32_t count, UChar *target,
                                     int32_t capacity, UErrorCode *code) {
  return unorm2_normalize(normalizer, source, count, target, capacity, code);
}

static inline int cicu_is_inert(const UNormalizer2 *normalizer, UChar32 scalar) {
  return unorm2_isInert(normalizer, scalar);
}

static inline int cicu_has_boundary_before(const UNormalizer2 *normalizer, UChar32 scalar) {
  return unorm2_hasBoundaryBefore(normalizer, scalar);
}

static inline UBreakIterator *cicu_open_words(const char *locale, UErrorCode *code) {
  return ubrk_open(UBRK_WORD, locale, 0, 0, code);
}
static inline void cicu_close_words(UBreakIterator *iterator) { ubrk_close(iterator); }
static inline void cicu_set_text(UBreakIterator *iterator, const UChar *text, int32_t count, UErrorCode *code) {
  ubrk_setText(iterator, text, count, code);
}
static inline int32_t cicu_first(UBreakIterator *iterator) { return ubrk_first(iterator); }
static inline int32_t cicu_next(UBreakIterator *iterator) { return ubrk_next(iterator); }

/// Terminal cells: 2 for East Asian Wide and Fullwidth, 0 for combining and format characters, else 1.
static inline int cicu_cells(UChar32 scalar) {
  int category = u_charType(scalar);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  int width = u_getIntPropertyValue(scalar, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}
