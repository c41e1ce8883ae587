package dev.milepost.local.testing;

import dev.milepost.local.Part;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The side of a {@link PartMXBean} that holds the part. */
record PartBean(Part part, int port) implements PartMXBean {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    void register() {
        try {
            SERVER.registerMBean(this, objectName(part.name()));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    void unregister() {
        try {
            SERVER.unregisterMBean(objectName(part.name()));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    static PartMXBean find(String part) {
        return JMX.newMXBeanProxy(SERVER, objectName(part), PartMXBean.class);
    }

    private static ObjectName objectName(String part) {
        try {
            return new ObjectName("dev.milepost.local:part=" + part);
        } catch (JMException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public String getAddress() {
        return "127.0.0.1:" + port;
    }

    @Override
    public long getPid() {
        return part.pid();
    }

    @Override
    public boolean isRunning() {
        return part.isRunning();
    }

    @Override
    public void kill() {
        part.kill();
    }

    @Override
    public void restart() {
        part.restart();
    }
}
