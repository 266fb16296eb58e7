// readline's headers name FILE and declare callbacks as globals. Swift 6 takes a C global for shared mutable state, so
// each one that we set has a function here.
#pragma once
#include <stdio.h>
#include <string.h>
#include <readline/readline.h>
#include <readline/history.h>

/// Sets readline up for one program: its name (for ~/.inputrc), its signals, and where its bytes come from.
static inline void creadline_begin(const char *name, int (*read_byte)(FILE *)) {
  rl_readline_name = name;
  rl_catch_signals = 1;
  rl_catch_sigwinch = 1;
  rl_getc_function = read_byte;
  rl_bind_key('\t', rl_insert);
}

/// Tab asks `attempt`, which sees the line up to the cursor as one word: where a name begins is for us to find. What it
/// gives takes the word's place whether it begins alike or not. Set before the user's inputrc is read, which may change
/// the key and how several candidates are shown.
static inline void creadline_complete(
    char **(*attempt)(const char *, int, int), void (*display)(char **, int, int)) {
  rl_attempted_completion_function = attempt;
  rl_completion_display_matches_hook = display;
  rl_completer_word_break_characters = "";
  rl_completer_quote_characters = 0;
  rl_sort_completion_matches = 0;
  rl_bind_key('\t', rl_complete);
}

/// For `attempt`: its answer is the last word (no file names), and nothing is put behind it.
static inline void creadline_settle_completion(void) {
  rl_attempted_completion_over = 1;
  rl_completion_suppress_append = 1;
}

/// Whether a plain Tab asks, and not the second of two, a list or a menu that the user bound.
static inline int creadline_is_plain_tab(void) { return rl_completion_type == '\t'; }

static inline const char *creadline_line(void) { return rl_line_buffer; }
static inline int creadline_point(void) { return rl_point; }

/// Writes a line below the one that is edited; `creadline_redraw` then draws that one anew.
static inline void creadline_write_below(const char *text) {
  rl_crlf();
  fputs(text, rl_outstream);
}
static inline void creadline_redraw(void) {
  rl_crlf();
  rl_forced_update_display();
}

/// Prompts are drawn on standard error where standard output is not the terminal.
static inline void creadline_draw_on(FILE *stream) { rl_outstream = stream; }

/// Takes every entry that is `line` out of the history.
static inline void creadline_forget(const char *line) {
  for (int place = history_length - 1; place >= 0; place--) {
    HIST_ENTRY *entry = history_get(history_base + place);
    if (!entry || strcmp(entry->line, line) != 0) continue;
    entry = remove_history(place);
    if (entry) free_history_entry(entry);
  }
}

static inline void creadline_drop_line(void) { rl_replace_line("", 0); }
static inline FILE *creadline_stdout(void) { return stdout; }
static inline FILE *creadline_stderr(void) { return stderr; }

static inline const char *creadline_version(void) { return rl_library_version; }
