// readline's headers name FILE and declare callbacks as globals; both are plain C that Swift sees.
#pragma once
#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>
