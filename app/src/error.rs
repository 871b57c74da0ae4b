//! The error of every server function.

use domain::ApiError;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// What a server function answers when it can't do what was asked: [`ApiError`], with nothing internal in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure(pub ApiError);

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl FromServerFnError for Failure {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) | ServerFnErrorErr::Deserialization(_) => {
                Self(ApiError::Network)
            }
            // What was sent could not be read: the page and the server are of different versions, or somebody is trying things.
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self(ApiError::Conflict("request".into())),
            _ => Self(ApiError::Internal("-".into())),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<engine::Error> for Failure {
    fn from(error: engine::Error) -> Self {
        Self::from(error.public())
    }
}

#[cfg(feature = "ssr")]
impl From<ApiError> for Failure {
    /// Also sets the status of the answer.
    fn from(error: ApiError) -> Self {
        let status = http::StatusCode::from_u16(error.status()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
        if let Some(response) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>() {
            response.set_status(status);
        }
        Self(error)
    }
}
