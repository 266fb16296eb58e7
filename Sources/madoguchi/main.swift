import Commands
import Glibc

exit(await Madoguchi.run(arguments: Array(CommandLine.arguments.dropFirst())))
