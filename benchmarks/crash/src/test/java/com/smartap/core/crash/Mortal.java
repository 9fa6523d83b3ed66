package com.smartap.core.crash;

import com.smartap.core.internal.unit.Checkpoints;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/**
 * A node that dies at a checkpoint of choice: from that instant on none of its threads gets past a checkpoint or to the
 * database, as if its process had been killed.
 */
final class Mortal implements Checkpoints {
    /** What a thread sees of the death of its process. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death(String point) {
            super(point);
        }
    }

    private final int dieAt;
    private final List<String> points = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch dead = new CountDownLatch(1);

    /** Dies at the n-th checkpoint that it comes to; 0 for never. */
    Mortal(int dieAt) {
        this.dieAt = dieAt;
    }

    @Override
    public void reached(String point) {
        // Looking into an empty inbox and importing what the ERP holds happen ever again, and are no steps of the way.
        if (point.contains("bank.receive") || point.contains("erp.sync")) {
            requireAlive();
            return;
        }
        requireAlive();
        synchronized (points) {
            points.add(point);
            if (points.size() == dieAt) {
                dead.countDown();
            }
        }
        requireAlive();
    }

    /** Whether it will die, but has not yet. */
    boolean isDoomed() {
        return dieAt > 0 && !isDead();
    }

    boolean isDead() {
        return dead.getCount() == 0;
    }

    /** The checkpoints that it came to, in order. */
    List<String> points() {
        synchronized (points) {
            return List.copyOf(points);
        }
    }

    private void requireAlive() {
        if (isDead()) {
            throw new Death("the process is dead");
        }
    }

    /** The database as this node sees it. */
    DataSource seeing(DataSource database) {
        return (DataSource) Proxy.newProxyInstance(
                Mortal.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && isDead()) {
                        throw new SQLException("the process is dead");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
