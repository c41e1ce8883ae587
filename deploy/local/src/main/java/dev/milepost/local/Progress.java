package dev.milepost.local;

import java.time.Duration;
import java.util.List;

/** Is told how a start goes on. Parts start beside each other, so calls may come from several threads. */
public interface Progress {
    /** Nobody looks. */
    Progress SILENT = new Progress() {
        @Override
        public void waitingFor(List<String> parts) {}

        @Override
        public void ready(String part, Duration after) {}
    };

    /** These parts start now. */
    void waitingFor(List<String> parts);

    /** One of them is ready. */
    void ready(String part, Duration after);
}
