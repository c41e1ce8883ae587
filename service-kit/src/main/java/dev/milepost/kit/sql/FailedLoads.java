package dev.milepost.kit.sql;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.JDBCException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.integrator.spi.Integrator;

/**
 * Lets a find fail that could not ask the database. Hibernate answers null instead when the transaction is marked for
 * rollback already (HHH-12472), and so it is when a connection is dead: what is there would be called unknown, a 404, for
 * as many requests as the pool has connections from before the database was restarted.
 */
public final class FailedLoads implements Integrator {
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        var registry = factory.getEventEngine().getListenerRegistry();
        List<LoadEventListener> loud = new ArrayList<>();
        registry.getEventListenerGroup(EventType.LOAD)
                .fireEventOnEachListener(loud, (usual, all) -> all.add(loud(usual)));
        registry.setListeners(EventType.LOAD, loud.toArray(LoadEventListener[]::new));
    }

    private static LoadEventListener loud(LoadEventListener usual) {
        return (event, type) -> load(usual, event, type);
    }

    private static void load(LoadEventListener usual, LoadEvent event, LoadEventListener.LoadType type) {
        try {
            usual.onLoad(event, type);
        } catch (JDBCException e) {
            var transaction = event.getSession().accessTransaction();
            if (transaction.isActive() && transaction.getRollbackOnly()) {
                throw new IllegalStateException("not read: " + event.getEntityClassName(), e);
            }
            throw e;
        }
    }
}
