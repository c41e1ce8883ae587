package dev.milepost.alert.live;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where a client has read: the next offset of each partition. As text it is the id of an event of the stream: each
 * offset as a variable-length number (LEB128), in the order of topics and partitions, as base64url.
 */
final class Positions {
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int LONGEST = 63;
    private static final long MOST_BETWEEN = Integer.MAX_VALUE;

    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> next;

    private Positions(List<TopicPartition> partitions, Map<TopicPartition, Long> next) {
        this.partitions = partitions;
        this.next = next;
    }

    static Positions of(Map<TopicPartition, Long> next) {
        return new Positions(inOrder(next), new HashMap<>(next));
    }

    /**
     * Reads an id that was given out before; empty when it is none, or is of other partitions than there are. It may be
     * ahead of {@code known}, as another replica may have read further.
     */
    static Optional<Positions> parse(String text, Map<TopicPartition, Long> known) {
        List<TopicPartition> partitions = inOrder(known);
        List<Long> offsets = new ArrayList<>();
        long value = 0;
        int shift = 0;
        try {
            for (byte part : Base64.getUrlDecoder().decode(text)) {
                if (shift >= LONGEST) {
                    return Optional.empty();
                }
                value |= (long) (part & SEVEN_BITS) << shift;
                shift += 7;
                if ((part & MORE) == 0) {
                    offsets.add(value);
                    value = 0;
                    shift = 0;
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (shift != 0 || offsets.size() != partitions.size()) {
            return Optional.empty();
        }
        Map<TopicPartition, Long> next = new HashMap<>();
        for (int i = 0; i < offsets.size(); i++) {
            next.put(partitions.get(i), offsets.get(i));
        }
        return Optional.of(new Positions(partitions, next));
    }

    Map<TopicPartition, Long> next() {
        return Map.copyOf(next);
    }

    long of(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    void passed(TopicPartition partition, long offset) {
        next.put(partition, offset + 1);
    }

    /** How many records lie between this and {@code later}. */
    long before(Positions later) {
        return partitions.stream()
                .mapToLong(partition -> Math.clamp(later.of(partition) - of(partition), 0, MOST_BETWEEN))
                .sum();
    }

    @Override
    public String toString() {
        var bytes = new ByteArrayOutputStream();
        for (TopicPartition partition : partitions) {
            long rest = of(partition);
            while (rest > SEVEN_BITS) {
                bytes.write((int) (rest & SEVEN_BITS) | MORE);
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static List<TopicPartition> inOrder(Map<TopicPartition, Long> known) {
        return known.keySet().stream()
                .sorted((a, b) -> a.topic().equals(b.topic())
                        ? Integer.compare(a.partition(), b.partition())
                        : b.topic().compareTo(a.topic()))
                .toList();
    }
}
