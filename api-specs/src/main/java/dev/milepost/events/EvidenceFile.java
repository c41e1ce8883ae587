package dev.milepost.events;

/**
 * What is known of a file that was uploaded as evidence; its bytes are behind the API.
 *
 * @param mediaType what its content is, found out by looking at it
 * @param size bytes
 * @param sha256 the SHA-256 of its bytes, 64 hexadecimal digits in lower case
 */
public record EvidenceFile(String name, String mediaType, long size, String sha256) {}
