package dev.milepost.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on the loopback interface; nothing of the stack listens anywhere else. */
public final class Ports {
    // Below the ports that Linux and macOS give to clients: while a killed part is down, a client that tries to connect
    // again could otherwise be given the part's very port, and the part could not come back.
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port that nobody listens on at the moment; another one for each call. */
    public static int free() {
        for (int tried = 0; tried < 1000; tried++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port) && GIVEN_OUT.add(port)) {
                return port;
            }
        }
        throw new StackException("No port from %d to %d is free on 127.0.0.1.".formatted(FIRST, LAST));
    }

    static boolean isFree(int port) {
        return !answers(port) && canBind(port);
    }

    /** Whether somebody accepts connections on the port. */
    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (var socket = new ServerSocket()) {
            // A port in TIME_WAIT after a kill is as good as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
