package com.smartap.core;

final class DefaultSmartAp implements SmartAp {
    DefaultSmartAp(SmartApBuilder b) {
        throw new UnsupportedOperationException();
    }

    public void start() {}

    public void close() {}

    public Invoices invoices() {
        throw new UnsupportedOperationException();
    }

    public Vendors vendors() {
        throw new UnsupportedOperationException();
    }

    public PurchaseOrders purchaseOrders() {
        throw new UnsupportedOperationException();
    }

    public Approvals approvals() {
        throw new UnsupportedOperationException();
    }

    public Erp erp() {
        throw new UnsupportedOperationException();
    }

    public Payments payments() {
        throw new UnsupportedOperationException();
    }

    public Documents documents() {
        throw new UnsupportedOperationException();
    }

    public Events events() {
        throw new UnsupportedOperationException();
    }

    public Audit audit() {
        throw new UnsupportedOperationException();
    }

    public Idempotency idempotency() {
        throw new UnsupportedOperationException();
    }

    public EngineStatus status() {
        throw new UnsupportedOperationException();
    }

    public Configuration configuration() {
        throw new UnsupportedOperationException();
    }
}
