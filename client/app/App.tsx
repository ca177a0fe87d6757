import { QueryClientProvider } from "@tanstack/react-query";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Status } from "../ui/Status.tsx";
import { queryClient } from "./queries.ts";
import { routes } from "./routes.tsx";

const router = createBrowserRouter([...routes]);

/** The whole client: what the server said, the pages, and the words said to everyone. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Status />
    </QueryClientProvider>
  );
}
