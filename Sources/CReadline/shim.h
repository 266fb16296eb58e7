// readline's headers name FILE and declare callbacks as globals. Swift 6 takes a C global for shared mutable state, so
// each one that we set has a function here.
#pragma once
#include <stdio.h>
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

/// Prompts are drawn on standard error where standard output is not the terminal.
static inline void creadline_draw_on(FILE *stream) { rl_outstream = stream; }

static inline void creadline_drop_line(void) { rl_replace_line("", 0); }
static inline FILE *creadline_stdout(void) { return stdout; }
static inline FILE *creadline_stderr(void) { return stderr; }

static inline const char *creadline_version(void) { return rl_library_version; }
