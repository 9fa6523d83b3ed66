package com.smartap.spring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A service of the engine that answers what a test tells it to, and remembers what it was asked. */
public final class Scripted<T> implements InvocationHandler {
    private final Class<T> type;
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final T service;

    public Scripted(Class<T> type) {
        this.type = type;
        this.service = type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    /** From now on, a method answers so. */
    public Scripted<T> on(String method, Function<Object[], Object> answer) {
        answers.put(method, answer);
        return this;
    }

    public T service() {
        return service;
    }

    /** How often a method was called. */
    public long calls(String method) {
        synchronized (calls) {
            return calls.stream().filter(method::equals).count();
        }
    }

    public void reset() {
        answers.clear();
        synchronized (calls) {
            calls.clear();
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == args[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> type.getSimpleName();
            };
        }
        synchronized (calls) {
            calls.add(method.getName());
        }
        Function<Object[], Object> answer = answers.get(method.getName());
        if (answer == null) {
            throw new IllegalStateException(type.getSimpleName() + "." + method.getName() + " is not scripted");
        }
        return answer.apply(args == null ? new Object[0] : args);
    }
}
