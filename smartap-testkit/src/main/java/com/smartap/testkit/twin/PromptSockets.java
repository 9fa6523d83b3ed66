package com.smartap.testkit.twin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ServerSocketFactory;

/**
 * Server sockets whose connections send at once. The simulator writes head and body apart, and would otherwise wait 40
 * milliseconds for the client's acknowledgement between the two, which no real server does.
 */
final class PromptSockets extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new PromptSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return bound(new InetSocketAddress(port), 50);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return bound(new InetSocketAddress(port), backlog);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return bound(new InetSocketAddress(address, port), backlog);
    }

    private static ServerSocket bound(InetSocketAddress address, int backlog) throws IOException {
        ServerSocket socket = new PromptSocket();
        socket.bind(address, backlog);
        return socket;
    }

    private static final class PromptSocket extends ServerSocket {
        PromptSocket() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            Socket accepted = super.accept();
            try {
                accepted.setTcpNoDelay(true);
            } catch (SocketException e) {
                accepted.close();
            }
            return accepted;
        }
    }
}
