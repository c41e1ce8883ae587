package dev.milepost.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Commands that run a JVM, with the JDK that runs this one. */
final class Java {
    private Java() {}

    static List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // What libraries still do to memory is for their authors to change, not for the reader of a log.
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
