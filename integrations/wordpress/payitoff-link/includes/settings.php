<?php
/**
 * What the owner of the site has set. Nothing that an author writes gets in here.
 *
 * @package Payitoff_Link
 */

namespace Payitoff_Link;

defined( 'ABSPATH' ) || exit;

const OPTION = 'payitoff_link';

const DEFAULTS = array(
	'env'            => '',
	'sandbox_key'    => '',
	'production_key' => '',
	'everywhere'     => false,
);

/**
 * The settings as they are stored.
 *
 * @return array{env: string, sandbox_key: string, production_key: string, everywhere: bool}
 */
function settings() {
	$stored = get_option( OPTION );
	return array_merge( DEFAULTS, is_array( $stored ) ? $stored : array() );
}

/**
 * The environment and its key, once both are set.
 *
 * @return array{env: string, key: string}|null
 */
function configuration() {
	$settings = settings();
	$env      = $settings['env'];
	if ( ! in_array( $env, array( 'sandbox', 'production' ), true ) ) {
		return null;
	}
	$key = $settings[ $env . '_key' ];
	return '' === $key ? null : compact( 'env', 'key' );
}

/**
 * Lets through what a Nexus Key can be.
 *
 * @param mixed $posted What the form sent.
 */
function sanitize( $posted ): array {
	$posted   = is_array( $posted ) ? $posted : array();
	$settings = settings();
	$env      = $posted['env'] ?? '';

	$settings['env']        = in_array( $env, array( 'sandbox', 'production' ), true ) ? $env : '';
	$settings['everywhere'] = ! empty( $posted['everywhere'] );

	foreach ( array( 'sandbox_key', 'production_key' ) as $name ) {
		$key = isset( $posted[ $name ] ) && is_string( $posted[ $name ] ) ? trim( $posted[ $name ] ) : '';
		if ( preg_match( '/^[\x21-\x7e]*$/', $key ) && ! preg_match( '/[<>"\'&]/', $key ) ) {
			$settings[ $name ] = $key;
			continue;
		}
		add_settings_error(
			OPTION,
			$name,
			__( 'This is not a Nexus Key: it contains a space, a quote or another character that no key contains. The previous key was kept.', 'payitoff-link' )
		);
	}
	return $settings;
}

/**
 * What is likely to be wrong, as sentences for the owner.
 *
 * @return string[]
 */
function warnings() {
	$settings = settings();
	$found    = array();

	if ( '' === $settings['env'] ) {
		$found[] = __( 'Choose an environment. Until then visitors see no button.', 'payitoff-link' );
	} elseif ( null === configuration() ) {
		$found[] = 'sandbox' === $settings['env']
			? __( 'The sandbox Nexus Key is missing. Until it is there, visitors see no button.', 'payitoff-link' )
			: __( 'The production Nexus Key is missing. Until it is there, visitors see no button.', 'payitoff-link' );
	}
	if ( 'sandbox' === $settings['env'] && is_public() ) {
		$found[] = __( 'This site is public and set to the sandbox: borrowers get dummy data, and nothing reaches a servicer.', 'payitoff-link' );
	}
	if ( 'production' === $settings['env'] && ! is_public() ) {
		$found[] = __( 'This site is not public but is set to production: requests go to real servicers.', 'payitoff-link' );
	}
	if ( has_word( $settings['sandbox_key'], 'production|live|prod' ) ) {
		$found[] = __( 'The sandbox field seems to hold a production key. Nexus will reject it as invalid.', 'payitoff-link' );
	}
	if ( has_word( $settings['production_key'], 'sandbox|test' ) ) {
		$found[] = __( 'The production field seems to hold a sandbox key. Nexus will reject it as invalid.', 'payitoff-link' );
	}
	if ( '' !== $settings['sandbox_key'] && $settings['sandbox_key'] === $settings['production_key'] ) {
		$found[] = __( 'Both fields hold the same key. Each environment has a key of its own.', 'payitoff-link' );
	}
	return $found;
}

/**
 * Whether visitors from outside can be expected.
 */
function is_public(): bool {
	$host  = (string) wp_parse_url( home_url(), PHP_URL_HOST );
	$local = preg_match( '/^(localhost|127\..*|\[::1\]|10\..*|192\.168\..*)$|\.(test|local|localhost|example|invalid)$/', $host );
	return 'production' === wp_get_environment_type() && ! $local;
}

/**
 * Whether one of the words stands in a key, between characters that are no letters and no digits.
 *
 * @param string $key   A Nexus Key.
 * @param string $words Words as alternatives of a regular expression.
 */
function has_word( string $key, string $words ): bool {
	return 1 === preg_match( "/(?<![a-z0-9])(?:$words)(?![a-z0-9])/i", $key );
}

add_action(
	'init',
	static function () {
		register_setting(
			OPTION,
			OPTION,
			array(
				'type'              => 'object',
				'sanitize_callback' => __NAMESPACE__ . '\sanitize',
				// The keys are the owner's: the REST API has no part in them.
				'show_in_rest'      => false,
			)
		);
	}
);
