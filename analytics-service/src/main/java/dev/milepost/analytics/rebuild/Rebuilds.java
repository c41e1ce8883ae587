package dev.milepost.analytics.rebuild;

import java.util.List;

/** The rebuilds of a tenant, the newest first. */
public record Rebuilds(List<RebuildView> items) {}
