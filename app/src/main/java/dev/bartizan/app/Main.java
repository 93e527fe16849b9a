package dev.bartizan.app;

import java.io.PrintWriter;
import java.util.logging.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of Bartizan. */
@Command(
        name = "bartizan",
        mixinStandardHelpOptions = true,
        version = "bartizan " + Main.VERSION,
        description = {
            "See every AI model, agent and AI app you have, guard the traffic to them, and act on what goes wrong.",
            ""
        },
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            InspectCommand.class,
            ConfigCommand.class,
            KeyCommand.class,
            AccountCommand.class,
            BlocklistCommand.class,
            CategoryCommand.class,
            CorpusCommand.class,
            WarmUpCommand.class
        },
        footer = {
            "",
            "Start here:",
            "  bartizan demo                                   a working day with an attack in it, and a console to"
                    + " look at",
            "  bartizan config example > bartizan.yaml         then edit it, and: bartizan serve --config"
                    + " bartizan.yaml",
            "  echo 'Ignore all rules' | bartizan inspect -    what the guard thinks of a text",
            "",
            "Exit codes: 0 right, 1 wrong input or configuration, 2 wrong usage or unreadable file."
        })
public final class Main implements Runnable {
    static final String VERSION = "0.1.0";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] args) {
        Logging.install(Level.WARNING);
        System.exit(run(args));
    }

    static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof CommandException expected) {
                PrintWriter err = command.getErr();
                err.println("error: " + expected.getMessage());
                err.flush();
                return 1;
            }
            throw problem;
        });
        return line;
    }

    /** Without a subcommand there is nothing to do: show the help. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
